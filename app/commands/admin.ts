import { parseArgs } from "node:util";
import { createAdmin, resetPassword } from "~/account/create-admin.server";
import { formatDateTime } from "~/i18n/format";
import { now } from "~/platform/clock.server";
import { EnvironmentError, getEnv, loadEnvFile, readLaunchEnv } from "~/platform/env.server";
import { APP_ROLE, urlOf } from "~/platform/setup/postgres-roles";
import { readState } from "~/platform/setup/postgres-state";
import { ensureSessionSecret } from "~/platform/setup/session-secret";

const USAGE = `npm run admin -- create --name "Họ và tên" --sign-in TÊN [--force]   tạo quản trị viên toàn hệ thống
npm run admin -- reset --sign-in TÊN                                 cấp lại mật khẩu một lần, mở khoá tài khoản`;

const REFUSED = {
  "admin-exists": "Đã có quản trị viên. Thêm --force nếu vẫn muốn tạo thêm.",
  "bad-sign-in-name": "Mã đăng nhập cần từ 3 đến 120 ký tự và không có dấu cách.",
  "sign-in-name-taken": "Mã đăng nhập này đã có người dùng.",
  "unknown-account": "Không có tài khoản với mã đăng nhập này.",
};

/** Without DATABASE_URL the embedded database is meant; `npm start` must be running then. */
async function findDatabase(): Promise<void> {
  loadEnvFile();
  if (process.env.DATABASE_URL) return;
  const { DATA_DIR } = readLaunchEnv(process.env);
  const state = await readState(DATA_DIR);
  if (!state?.port) return;
  process.env.DATABASE_URL = urlOf(state.port, APP_ROLE, state.appPassword);
  process.env.SESSION_SECRET ||= await ensureSessionSecret(DATA_DIR);
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
  await findDatabase();
  getEnv();
  const outcome =
    command === "reset"
      ? await resetPassword(signInName, now())
      : await createAdmin(
          { displayName: values.name ?? "", signInName, force: values.force ?? false },
          now(),
        );
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

/** A mistake of whoever typed the command, as opposed to a bug. */
function isMistake(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return error instanceof EnvironmentError || code.startsWith("ERR_PARSE_ARGS");
}

// The database pool would keep the process alive.
try {
  process.exit(await run(process.argv.slice(2)));
} catch (error) {
  if (!isMistake(error)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}
