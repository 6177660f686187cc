import { stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { folderCommand } from "~/bank/folder-command.server";
import { listBankFolders } from "~/bank/read-bank-folder.server";
import { bankCommandMessages } from "~/i18n/bank-command";
import { commandLocale } from "~/i18n/command-locale.server";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { EnvironmentError } from "~/platform/env.server";
import { withCommandDatabase } from "~/platform/setup/command-database";
import { CHECKOUT_DIR } from "~/platform/setup/paths";
import { SetupRefusal } from "~/platform/setup/refusal";
import type { CommandSetting } from "~/platform/terminal.server";
import { exportFileCommand } from "./export-file-command.server";
import { importFileCommand } from "./import-file-command.server";

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

/** The options that each command knows, besides `--lang`. */
const KNOWN = {
  check: ["json"],
  "import-folders": ["dry-run"],
  "import-file": ["bank", "topic", "difficulty", "audience", "as", "dry-run", "only-sound"],
  export: ["format", "out", "state", "topic", "difficulty", "audience"],
} as const satisfies Record<string, readonly (keyof typeof OPTIONS)[]>;
type Command = keyof typeof KNOWN;

type Parsed = ReturnType<typeof parseCommand>;
type Asked = { command: Command; named: readonly string[]; values: Parsed["values"] };
type Setting = CommandSetting & { locale: Locale };

/**
 * Does what the arguments ask; see `usage` in the messages. Returns the exit code: 0 done, 1 refused or something is wrong
 * with the questions, 2 a mistake in the command.
 */
export async function runBankCommand(args: string[], setting: CommandSetting): Promise<number> {
  const locale = commandLocale(args);
  const t = translator(bankCommandMessages, locale);
  const { complain } = setting.voice;
  const { values, positionals, mistake } = parseCommand(args);
  const [word, ...named] = positionals;
  const command = await commandOf(word, named, values);
  const option = command && surplusOption(command, values);
  if (command === null || option !== undefined) {
    complain(
      [mistake, option && t("surplus", { option: `--${option}` }), t("usage")].filter(Boolean).join("\n"),
    );
    return 2;
  }
  try {
    return await run({ command, named, values }, { ...setting, locale });
  } catch (error) {
    if (error instanceof SetupRefusal) {
      complain(error.message);
      return 1;
    }
    if (!(error instanceof EnvironmentError)) throw error;
    complain(`${error.message}\n${t("noDatabase")}`);
    return 2;
  }
}

async function run({ command, named, values }: Asked, setting: Setting): Promise<number> {
  const { voice, locale, clock } = setting;
  const folders = folderCommand(locale, voice);
  const [first = ""] = named;
  switch (command) {
    case "check":
      return inFolders(
        named,
        setting,
        values.json ? folders.sayFigures : (all) => areSound(all, folders.check),
      );
    case "import-folders": {
      const options = { dryRun: values["dry-run"] ?? false, now: clock() };
      const importFolder = (folder: string) => folders.import(folder, options);
      return inFolders(named, setting, (all) => withCommandDatabase(() => areSound(all, importFolder)));
    }
    case "import-file":
      return withCommandDatabase(() => importFileCommand(first, values, setting));
    case "export":
      return withCommandDatabase(() => exportFileCommand(first, values, setting));
  }
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

/** An option of another command: what was typed must not be passed over in silence. */
function surplusOption(command: Command, values: Parsed["values"]): string | undefined {
  const known: readonly string[] = ["lang", ...KNOWN[command]];
  return Object.keys(values).find((name) => !known.includes(name));
}

/** A folder is a whole bank; a file is questions for the bank that is named. Null: the arguments ask for nothing known. */
async function commandOf(
  word: string | undefined,
  named: readonly string[],
  { bank }: Parsed["values"],
): Promise<Command | null> {
  const isAlone = named.length === 1;
  if (word === "check") return "check";
  if (word === "export") return isAlone ? "export" : null;
  if (word !== "import") return null;
  if (bank !== undefined) return isAlone ? "import-file" : null;
  return (await isFile(named[0])) ? null : "import-folders";
}

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
