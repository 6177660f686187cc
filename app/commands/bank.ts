import { stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { folderCommand } from "~/bank/folder-command.server";
import { listBankFolders } from "~/bank/read-bank-folder.server";
import { exportFileCommand, importFileCommand } from "~/exchange/file-command.server";
import { bankCommandMessages } from "~/i18n/bank-command";
import { isLocale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { now } from "~/platform/clock.server";
import { EnvironmentError } from "~/platform/env.server";
import { withCommandDatabase } from "~/platform/setup/command-database";
import { CHECKOUT_DIR } from "~/platform/setup/paths";
import { SetupRefusal } from "~/platform/setup/refusal";

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

const { values, positionals, mistake } = parseCommand(process.argv.slice(2));
const locale = isLocale(values.lang) ? values.lang : "vi";
const t = translator(bankCommandMessages, locale);
const voice = { say: (line: string) => console.log(line), complain: (line: string) => console.error(line) };
const setting = { locale, voice, clock: now };

/** An option nobody knows is a mistake: a misspelt --dry-run must not import. */
function parseCommand(args: string[]) {
  try {
    return { ...parseArgs({ args, allowPositionals: true, options: OPTIONS }), mistake: null };
  } catch (error) {
    const { values, positionals } = parseArgs({ args: [], allowPositionals: true, options: OPTIONS });
    return { values, positionals, mistake: error instanceof Error ? error.message : String(error) };
  }
}

function sayUsage(): number {
  console.error([mistake, t("usage")].filter(Boolean).join("\n"));
  return 2;
}

/** A folder is a whole bank; a file is questions for the bank that is named. */
async function isFile(name: string | undefined): Promise<boolean> {
  return name !== undefined && ((await stat(name).catch(() => null))?.isFile() ?? false);
}

async function run(): Promise<number> {
  const [command, ...named] = positionals;
  const [first] = named;
  switch (command) {
    case "import":
      if (values.bank === undefined && !(await isFile(first))) return forFolders(command, named);
      if (first === undefined || named.length > 1 || values.bank === undefined) return sayUsage();
      return withCommandDatabase(() => importFileCommand(first, values, setting));
    case "export":
      if (first === undefined || named.length > 1) return sayUsage();
      return withCommandDatabase(() => exportFileCommand(first, values, setting));
    case "check":
      return forFolders(command, named);
    default:
      return sayUsage();
  }
}

async function forFolders(command: "import" | "check", named: readonly string[]): Promise<number> {
  const folders = named.length > 0 ? named : await listBankFolders(path.join(CHECKOUT_DIR, "question-banks"));
  if (folders.length === 0) {
    console.error(t("noFolders"));
    return 1;
  }
  const act = folderCommand(locale, voice);
  if (command === "check" && values.json) return (await act.sayFigures(folders)) ? 0 : 1;
  if (command === "check") return forEach(folders, act.check);
  const options = { dryRun: values["dry-run"] ?? false, now: now() };
  return withCommandDatabase(() => forEach(folders, (folder) => act.import(folder, options)));
}

/** One folder after the other; 1 when anything was wrong with any of them. */
async function forEach(folders: readonly string[], work: (folder: string) => Promise<boolean>) {
  let isSound = true;
  for (const folder of folders) isSound = (await work(folder)) && isSound;
  return isSound ? 0 : 1;
}

// The database pool would keep the process alive.
try {
  process.exit(await run());
} catch (error) {
  if (error instanceof SetupRefusal) {
    console.error(error.message);
    process.exit(1);
  }
  if (!(error instanceof EnvironmentError)) throw error;
  console.error(`${error.message}\n${t("noDatabase")}`);
  process.exit(2);
}
