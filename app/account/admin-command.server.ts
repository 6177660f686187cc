import { parseArgs } from "node:util";
import { formatDateTime } from "~/i18n/format";
import { EnvironmentError } from "~/platform/env.server";
import { withCommandDatabase } from "~/platform/setup/command-database";
import { SetupRefusal } from "~/platform/setup/refusal";
import type { CommandSetting } from "~/platform/terminal.server";
import { createAdmin, resetPassword } from "./create-admin.server";

const USAGE = `npm run admin -- create --name "Họ và tên" --sign-in TÊN [--force]   tạo quản trị viên toàn hệ thống
npm run admin -- reset --sign-in TÊN                                 cấp lại mật khẩu một lần, mở khoá tài khoản`;

const REFUSED = {
  "admin-exists": "Đã có quản trị viên. Thêm --force nếu vẫn muốn tạo thêm.",
  "bad-sign-in-name": "Mã đăng nhập cần từ 3 đến 120 ký tự và không có dấu cách.",
  "sign-in-name-taken": "Mã đăng nhập này đã có người dùng.",
  "unknown-account": "Không có tài khoản với mã đăng nhập này.",
};

/** Creates the administrator or resets the password, and says what it gave. */
async function act(
  command: string,
  { signInName, ...options }: { signInName: string; displayName: string; force: boolean },
  { voice, clock }: CommandSetting,
): Promise<number> {
  const outcome =
    command === "reset"
      ? await resetPassword(signInName, clock())
      : await createAdmin({ signInName, ...options }, clock());
  if (!outcome.ok) {
    voice.complain(REFUSED[outcome.reason]);
    return 1;
  }
  voice.say(`Mã đăng nhập:      ${signInName}`);
  voice.say(`Mật khẩu một lần:  ${outcome.password}`);
  voice.say(`Hết hạn:           ${formatDateTime(outcome.expiresAt)}`);
  voice.say("Mật khẩu này chỉ hiện một lần; khi đăng nhập lần đầu phải đặt mật khẩu mới.");
  return 0;
}

async function run(args: string[], setting: CommandSetting): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: "string" }, "sign-in": { type: "string" }, force: { type: "boolean" } },
  });
  const signInName = values["sign-in"];
  const [command] = positionals;
  const isComplete = signInName && (command === "reset" || (command === "create" && values.name));
  if (!isComplete) {
    setting.voice.complain(USAGE);
    return 2;
  }
  const wanted = { signInName, displayName: values.name ?? "", force: values.force ?? false };
  return withCommandDatabase(() => act(command, wanted, setting));
}

/** A mistake of whoever typed the command, as opposed to a bug. */
function isMistake(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return error instanceof EnvironmentError || code.startsWith("ERR_PARSE_ARGS");
}

/** Does what the arguments ask. Returns the exit code: 0 done, 1 refused, 2 a mistake in the command. */
export async function runAdminCommand(args: string[], setting: CommandSetting): Promise<number> {
  try {
    return await run(args, setting);
  } catch (error) {
    if (error instanceof SetupRefusal) {
      setting.voice.complain(error.message);
      return 1;
    }
    if (!isMistake(error)) throw error;
    setting.voice.complain(`${error.message}\n${USAGE}`);
    return 2;
  }
}
