import { parseArgs } from "node:util";
import { createAdmin, resetPassword } from "~/account/create-admin.server";
import { formatDateTime } from "~/i18n/format";
import { now } from "~/platform/clock.server";
import { EnvironmentError } from "~/platform/env.server";
import { withCommandDatabase } from "~/platform/setup/command-database";
import { SetupRefusal } from "~/platform/setup/refusal";

const USAGE = `npm run admin -- create --name "Họ và tên" --sign-in TÊN [--force]   tạo quản trị viên toàn hệ thống
npm run admin -- reset --sign-in TÊN                                 cấp lại mật khẩu một lần, mở khoá tài khoản`;

const REFUSED = {
  "admin-exists": "Đã có quản trị viên. Thêm --force nếu vẫn muốn tạo thêm.",
  "bad-sign-in-name": "Mã đăng nhập cần từ 3 đến 120 ký tự và không có dấu cách.",
  "sign-in-name-taken": "Mã đăng nhập này đã có người dùng.",
  "unknown-account": "Không có tài khoản với mã đăng nhập này.",
};

/** Carries out a complete command, and prints what it gave. */
async function act(command: string, signInName: string, options: { displayName: string; force: boolean }) {
  const outcome =
    command === "reset"
      ? await resetPassword(signInName, now())
      : await createAdmin({ signInName, ...options }, now());
  if (!outcome.ok) {
    console.error(REFUSED[outcome.reason]);
    return 1;
  }
  console.log(`Mã đăng nhập:      ${signInName}`);
  console.log(`Mật khẩu một lần:  ${outcome.password}`);
  console.log(`Hết hạn:           ${formatDateTime(outcome.expiresAt)}`);
  console.log("Mật khẩu này chỉ hiện một lần; khi đăng nhập lần đầu phải đặt mật khẩu mới.");
  return 0;
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: "string" }, "sign-in": { type: "string" }, force: { type: "boolean" } },
  });
  const signInName = values["sign-in"];
  const [command] = positionals;
  const isComplete = signInName && (command === "reset" || (command === "create" && values.name));
  if (!isComplete) {
    console.error(USAGE);
    return 2;
  }
  const options = { displayName: values.name ?? "", force: values.force ?? false };
  return withCommandDatabase(() => act(command, signInName, options));
}

/** A mistake of whoever typed the command, as opposed to a bug. */
function isMistake(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return error instanceof EnvironmentError || code.startsWith("ERR_PARSE_ARGS");
}

// The database pool would keep the process alive.
try {
  process.exit(await run(process.argv.slice(2)));
} catch (error) {
  if (error instanceof SetupRefusal) {
    console.error(error.message);
    process.exit(1);
  }
  if (!isMistake(error)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}
