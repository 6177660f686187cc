import { parseArgs } from "node:util";
import { accountCommandMessages } from "~/i18n/account-command";
import { commandLocale } from "~/i18n/command-locale.server";
import { formatDateTime } from "~/i18n/format";
import { type Translate, translator } from "~/i18n/messages";
import { EnvironmentError } from "~/platform/env.server";
import { withCommandDatabase } from "~/platform/setup/command-database";
import { SetupRefusal } from "~/platform/setup/refusal";
import type { CommandSetting } from "~/platform/terminal.server";
import { createAdmin, resetPassword } from "./create-admin.server";

type Setting = CommandSetting & { t: Translate<(typeof accountCommandMessages)["vi"]> };

/** Creates the administrator or resets the password, and says what it gave. */
async function act(
  command: string,
  { signInName, ...options }: { signInName: string; displayName: string; force: boolean },
  { voice, clock, t }: Setting,
): Promise<number> {
  const outcome =
    command === "reset"
      ? await resetPassword(signInName, clock())
      : await createAdmin({ signInName, ...options }, clock());
  if (!outcome.ok) {
    voice.complain(t(`refused.${outcome.reason}`));
    return 1;
  }
  voice.say(t("signIn", { signInName }));
  voice.say(t("password", { password: outcome.password }));
  voice.say(t("expires", { at: formatDateTime(outcome.expiresAt) }));
  voice.say(t("shownOnce"));
  return 0;
}

const OPTIONS = {
  name: { type: "string" },
  "sign-in": { type: "string" },
  force: { type: "boolean" },
  lang: { type: "string" },
} as const;

async function run(args: string[], setting: Setting): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const signInName = values["sign-in"];
  const [command] = positionals;
  const isComplete = signInName && (command === "reset" || (command === "create" && values.name));
  if (!isComplete) {
    setting.voice.complain(setting.t("usage"));
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
  const t = translator(accountCommandMessages, commandLocale(args));
  try {
    return await run(args, { ...setting, t });
  } catch (error) {
    if (error instanceof SetupRefusal) {
      setting.voice.complain(error.message);
      return 1;
    }
    if (!isMistake(error)) throw error;
    setting.voice.complain(`${error.message}\n${t("usage")}`);
    return 2;
  }
}
