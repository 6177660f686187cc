import { stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { folderCommand } from "~/bank/folder-command.server";
import { listBankFolders } from "~/bank/read-bank-folder.server";
import { bankCommandMessages } from "~/i18n/bank-command";
import { isLocale, type Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { EnvironmentError } from "~/platform/env.server";
import { withCommandDatabase } from "~/platform/setup/command-database";
import { CHECKOUT_DIR } from "~/platform/setup/paths";
import { SetupRefusal } from "~/platform/setup/refusal";
import type { CommandSetting } from "~/platform/terminal.server";
import { exportFileCommand, importFileCommand } from "./file-command.server";

const OPTIONS = {
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  lang: { type: "string" },
  bank: { type: "string" },
  topic: { type: "string" },
  difficulty: { type: "string" },
  audience: { type: "string" },
  as: { type: "string" },
  "only-sound": { type: "boolean" },
  format: { type: "string" },
  out: { type: "string" },
  state: { type: "string" },
} as const;

type Parsed = ReturnType<typeof parseCommand>;
type Setting = CommandSetting & { locale: Locale };

/**
 * Does what the arguments ask; see `usage` in the messages. Returns the exit code: 0 done, 1 refused or something is wrong
 * with the questions, 2 a mistake in the command.
 */
export async function runBankCommand(args: string[], setting: CommandSetting): Promise<number> {
  const parsed = parseCommand(args);
  const locale = isLocale(parsed.values.lang) ? parsed.values.lang : "vi";
  const { complain } = setting.voice;
  try {
    return await run(parsed, { ...setting, locale });
  } catch (error) {
    if (error instanceof SetupRefusal) {
      complain(error.message);
      return 1;
    }
    if (!(error instanceof EnvironmentError)) throw error;
    complain(`${error.message}\n${translator(bankCommandMessages, locale)("noDatabase")}`);
    return 2;
  }
}

async function run({ values, positionals, mistake }: Parsed, setting: Setting): Promise<number> {
  const { voice, locale, clock } = setting;
  const [command, ...named] = positionals;
  const [first] = named;
  const isAlone = first !== undefined && named.length === 1;
  const folders = folderCommand(locale, voice);
  if (command === "check") {
    return inFolders(
      named,
      setting,
      values.json ? folders.sayFigures : (all) => areSound(all, folders.check),
    );
  }
  if (command === "import" && values.bank === undefined && !(await isFile(first))) {
    const options = { dryRun: values["dry-run"] ?? false, now: clock() };
    const importFolder = (folder: string) => folders.import(folder, options);
    return inFolders(named, setting, (all) => withCommandDatabase(() => areSound(all, importFolder)));
  }
  if (command === "import" && isAlone && values.bank !== undefined) {
    return withCommandDatabase(() => importFileCommand(first, values, setting));
  }
  if (command === "export" && isAlone) {
    return withCommandDatabase(() => exportFileCommand(first, values, setting));
  }
  voice.complain([mistake, translator(bankCommandMessages, locale)("usage")].filter(Boolean).join("\n"));
  return 2;
}

/** An option nobody knows is a mistake: a misspelt --dry-run must not import. */
function parseCommand(args: string[]) {
  try {
    return { ...parseArgs({ args, allowPositionals: true, options: OPTIONS }), mistake: null };
  } catch (error) {
    const { values, positionals } = parseArgs({ args: [], allowPositionals: true, options: OPTIONS });
    return { values, positionals, mistake: error instanceof Error ? error.message : String(error) };
  }
}

/** A folder is a whole bank; a file is questions for the bank that is named. */
async function isFile(name: string | undefined): Promise<boolean> {
  return name !== undefined && ((await stat(name).catch(() => null))?.isFile() ?? false);
}

/** Works on the folders named, or on every bank of the checkout; 1 when anything was wrong with any of them. */
async function inFolders(
  named: readonly string[],
  { voice, locale }: Setting,
  work: (folders: readonly string[]) => Promise<boolean>,
): Promise<number> {
  const folders = named.length > 0 ? named : await listBankFolders(path.join(CHECKOUT_DIR, "question-banks"));
  if (folders.length === 0) voice.complain(translator(bankCommandMessages, locale)("noFolders"));
  return folders.length > 0 && (await work(folders)) ? 0 : 1;
}

/** One folder after the other; false when anything was wrong with any of them. */
async function areSound(folders: readonly string[], work: (folder: string) => Promise<boolean>) {
  let isSound = true;
  for (const folder of folders) isSound = (await work(folder)) && isSound;
  return isSound;
}
