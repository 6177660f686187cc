import { describe, expect, it } from "vitest";
import { deviceLabel } from "~/account/device-label";
import { afterSignIn } from "~/account/home";
import { canonicalPhone, canonicalSignInName, contactOf, isSignInName } from "~/account/sign-in-name";

describe("a phone number", () => {
  it.each([
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "+84 912-345-678",
    "0084912345678",
    "84912345678",
    "(091) 2345678",
  ])("%s is 0912345678", (text) => {
    expect(canonicalPhone(text)).toBe("0912345678");
  });

  it.each([
    "091234567",
    "09123456789",
    "0112345678",
    "1234567890",
    "+1 202 555 0100",
    "0912345678x",
    "",
    "+84+912345678",
  ])("%s is none", (text) => {
    expect(canonicalPhone(text)).toBeNull();
  });

  it("may be a landline", () => {
    expect(canonicalPhone("0225 3 842 124")).toBe("02253842124");
  });
});

describe("a contact", () => {
  it("is a phone number or an address, one spelling for each", () => {
    expect(contactOf(" +84 912 345 678 ")).toEqual({ kind: "phone", value: "0912345678" });
    expect(contactOf("Mo.Le@Example.VN")).toEqual({ kind: "email", value: "mo.le@example.vn" });
    for (const text of [
      "",
      "mo",
      "mo@",
      "@x.vn",
      "mo@x",
      "mo@x..vn",
      "mo le@x.vn",
      "mo@x.vn\n",
      `${"m".repeat(120)}@x.vn`,
    ]) {
      if (text.trim() === "mo@x.vn") expect(contactOf(text)).not.toBeNull();
      else expect(contactOf(text)).toBeNull();
    }
  });
});

describe("a sign-in name", () => {
  it("has one spelling: NFC, lower case, phone numbers with 0", () => {
    expect(canonicalSignInName("  HP0001234 ")).toBe("hp0001234");
    expect(canonicalSignInName("Đặng.Văn".normalize("NFD"))).toBe("đặng.văn".normalize("NFC"));
    expect(canonicalSignInName("+84912345678")).toBe("0912345678");
  });

  it("has 3 to 120 signs, no spaces, nothing invisible", () => {
    expect(isSignInName("giamsat.soyte")).toBe(true);
    for (const name of ["ab", "a b c", "a\u0000bc", "a\u202Ebc", "x".repeat(121)])
      expect(isSignInName(name)).toBe(false);
  });
});

describe("a device", () => {
  it.each([
    [
      "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
      "Chrome · Android",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Safari/604.1",
      "Safari · iPhone",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Zalo android/1200",
      "Zalo · Android",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox · Linux"],
    ["<script>", "?"],
    [null, "?"],
  ])("%s is called %s", (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label);
  });
});

describe("a sign-in leads", () => {
  const grant = (role: "organiser" | "unit_officer") => ({ role, scope: { kind: "system" as const } });
  const viewer = (...roles: ("organiser" | "unit_officer")[]) => ({
    mustChangePassword: false,
    grants: roles.map(grant),
  });

  it("to the page asked for, else to the own work", () => {
    expect(afterSignIn(viewer(), "/c/thi")).toBe("/c/thi");
    expect(afterSignIn(viewer(), "//evil")).toBe("/");
    expect(afterSignIn(viewer("unit_officer"), null)).toBe("/unit");
    expect(afterSignIn(viewer("unit_officer", "organiser"), null)).toBe("/organise");
    expect(afterSignIn(null, null)).toBe("/");
  });

  it("first to a password of one's own", () => {
    const to = afterSignIn({ mustChangePassword: true, grants: [] }, "/c/thi?x=1");
    expect(to).toBe("/account/password?to=%2Fc%2Fthi%3Fx%3D1");
  });
});
