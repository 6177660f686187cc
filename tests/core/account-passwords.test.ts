import { describe, expect, it } from "vitest";
import { countSigns, judgePassword } from "~/account/password-rules";
import { randomInt, seededRandom } from "~/core/random";

const PERSON = ["0912345678", "Nguyễn Văn An", "UBND xã Phú Thái", "HP0001234"];

function verdict(password: string): string {
  const judged = judgePassword(password, PERSON);
  return judged.ok ? "ok" : judged.reason;
}

describe("a password", () => {
  it.each([
    "12345678",
    "123456789",
    "987654321",
    "11223344",
    "12341234",
    "aaaaaaaa",
    "abcabcabc",
    "abcdefgh",
    "qwertyuiop",
    "1qaz2wsx3edc",
    "zxcvbnm,./",
    "password1",
    "Password@123",
    "P@ssw0rd",
    "p4ssw0rd2025",
    "Admin@2025",
    "admin123",
    "iloveyou1",
    "football12",
    "matkhau123",
    "Mật khẩu 2025",
    "Anhyeuem123",
    "anhyêuem",
    "khongbiet1",
    "hoithi2026",
    "Hội thi 2026",
    "cchc2025@",
    "thicchc2025",
    "CCHC@123456",
    "caicachhanhchinh",
    "15081985",
    "15/08/1985",
    "19850815",
    "😀😀😀😀😀😀😀😀",
  ])("%s is guessed first", (password) => {
    expect(verdict(password)).toBe("password-common");
  });

  it.each([
    "nguyenvanan1990",
    "NguyenVanAn@123",
    "vanan2000",
    "0912345678",
    "hp0001234",
    "An Nguyễn 123",
    "ubndphuthai",
  ])("%s is built on the person", (password) => {
    expect(verdict(password)).toMatch(/^password-(personal|common)$/);
  });

  it("is not held against somebody else's name", () => {
    expect(judgePassword("nguyenvanan1990", ["Trần Thị Mơ"]).ok).toBe(true);
    expect(judgePassword("nguyenvanan1990", PERSON)).toEqual({ ok: false, reason: "password-personal" });
  });

  it.each([
    "83920174",
    "k7#mPq2z",
    "mái nhà xanh bên sông",
    "Đồng lúa chín vàng",
    "banhmithitnuong",
    "tôi thích ăn phở",
    "correct horse battery staple",
    "xuyên mây 7",
    "hai con mèo đen",
    "Trời trong xanh thẳm 7f9Kq2Lm, gió hiu hiu thổi",
  ])("%s may be chosen", (password) => {
    expect(verdict(password)).toBe("ok");
  });

  it("has 8 signs as a reader counts them, and 72 bytes at most", () => {
    expect(countSigns("ộ".normalize("NFD"))).toBe(1);
    expect(verdict("mèo đen")).toBe("password-short");
    expect(verdict("mèo đen7")).toBe("ok");
    expect(verdict("mèo đen".normalize("NFD"))).toBe("password-short");
    const random = "q8Zr5Tn2Wk7Lp4Vx9Bd3Hs6Jm1Gf0Yc".repeat(3);
    expect(verdict(random.slice(0, 72))).toBe("ok");
    expect(verdict(random.slice(0, 73))).toBe("password-long");
    expect(verdict("đỏ thẫm như phượng ".repeat(4))).toBe("password-long");
  });

  it("needs no letters, digits or signs of any kind: random ones pass", () => {
    const random = seededRandom("passwords");
    for (const alphabet of [
      "abcdefghijklmnopqrstuvwxyz",
      "0123456789abcdef",
      "ăâđêôơưạảấầbcdghklmnpqrstvxy",
    ]) {
      for (let i = 0; i < 300; i += 1) {
        const signs = Array.from(
          { length: 16 },
          () => [...alphabet][randomInt(random, [...alphabet].length)],
        );
        expect(verdict(signs.join(""))).toBe("ok");
      }
    }
  });
});
