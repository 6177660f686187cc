import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";

/** One line of the file of sign-ins. */
export type SignIn = { who: string; signInName: string; secret: string; place: string };

type Links = readonly { who: string; link: string }[];

/** Columns of equal width, so that people find the password of a row. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("   ")
      .trimEnd(),
  );
}

/** Writes a text for people, readable by the owner of the data directory only. */
export async function writeSignIns(
  dataDir: string,
  { signIns, links }: { signIns: readonly SignIn[]; links: Links },
): Promise<void> {
  const rows = signIns.map(({ who, signInName, secret, place }) => [who, signInName, secret, place]);
  const lines = [
    "Mật khẩu ngẫu nhiên, chỉ có trên máy này.",
    "",
    ...table([["Vai trò", "Mã đăng nhập", "Mật khẩu", "Nơi làm việc"], ...rows]),
    "",
    "Đường dẫn cá nhân của người dự thi xã Phú Thái (mở ra, đặt mật khẩu, vào thi):",
    ...links.map(({ who, link }) => `  ${link}   ${who}`),
    "",
  ];
  const file = path.join(dataDir, "demo-sign-ins.txt");
  await writeFile(file, lines.join("\n"), { mode: 0o600 });
  await chmod(file, 0o600);
}
