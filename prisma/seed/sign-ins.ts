import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";

/** One line of the file of sign-ins. */
export type SignIn = { who: string; signInName: string; secret: string; place: string };

/** A table for people, readable by the owner of the data directory only. */
export async function writeSignIns(
  signIns: readonly SignIn[],
  links: readonly { who: string; link: string }[],
): Promise<void> {
  const dataDir = process.env.DATA_DIR ?? ".data";
  const file = path.join(dataDir, "demo-sign-ins.txt");
  const widths = [
    Math.max(...signIns.map((one) => one.who.length)),
    Math.max(...signIns.map((one) => one.signInName.length)),
    Math.max(...signIns.map((one) => one.secret.length)),
  ];
  const row = (cells: string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("   ")
      .trimEnd();
  const lines = [
    "Tài khoản dùng thử (mật khẩu ngẫu nhiên, chỉ có trên máy này)",
    "",
    row(["Vai trò", "Tên đăng nhập", "Mật khẩu", "Nơi làm việc"]),
    ...signIns.map(({ who, signInName, secret, place }) => row([who, signInName, secret, place])),
    "",
    "Đường dẫn cá nhân của người chưa thi (mở ra, đặt mật khẩu, vào thi):",
    ...links.map(({ who, link }) => `  ${link}   ${who}`),
    "",
  ];
  await writeFile(file, lines.join("\n"), { mode: 0o600 });
  await chmod(file, 0o600);
}
