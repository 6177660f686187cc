import path from "node:path";
import { parseArgs } from "node:util";
import { figuresOf } from "~/bank/bank-figures";
import { type ImportReport, importBank, previewImport } from "~/bank/import-bank.server";
import { type BankFolder, listBankFolders, readBankFolder } from "~/bank/read-bank-folder.server";
import { bankCommandMessages } from "~/i18n/bank-command";
import { isLocale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { now } from "~/platform/clock.server";
import { EnvironmentError } from "~/platform/env.server";
import { withCommandDatabase } from "~/platform/setup/command-database";
import { CHECKOUT_DIR } from "~/platform/setup/paths";
import { SetupRefusal } from "~/platform/setup/refusal";

const { values, positionals, mistake } = parseCommand(process.argv.slice(2));
const t = translator(bankCommandMessages, isLocale(values.lang) ? values.lang : "vi");
const SHOWN_PROBLEMS = 50;
const SHOWN_CODES = 20;

/** An option nobody knows is a mistake: a misspelt --dry-run must not import. */
function parseCommand(args: string[]) {
  const options = {
    "dry-run": { type: "boolean" },
    json: { type: "boolean" },
    lang: { type: "string" },
  } as const;
  try {
    return { ...parseArgs({ args, allowPositionals: true, options }), mistake: null };
  } catch (error) {
    const { values, positionals } = parseArgs({ args: [], allowPositionals: true, options });
    return { values, positionals, mistake: error instanceof Error ? error.message : String(error) };
  }
}

function sayProblems(folder: string, result: BankFolder & { ok: false }): void {
  console.error(t("problems.title", { folder, count: result.problems.length }));
  for (const { at, reason, detail } of result.problems.slice(0, SHOWN_PROBLEMS)) {
    console.error(`  ${at}: ${t(`problems.reasons.${reason}`)} — ${detail}`);
  }
  const more = result.problems.length - SHOWN_PROBLEMS;
  if (more > 0) console.error(`  ${t("problems.more", { count: more })}`);
}

function sayReport(slug: string, report: ImportReport): void {
  console.log(t(values["dry-run"] ? "wouldDo" : "done", { slug }));
  for (const [name, codes] of Object.entries(report) as [keyof ImportReport, string[]][]) {
    if (codes.length === 0) continue;
    const isListed = name !== "unchanged" && codes.length <= SHOWN_CODES;
    console.log(
      `  ${t(`counts.${name}`, { count: codes.length })}${isListed ? `: ${codes.join(", ")}` : ""}`,
    );
  }
}

async function importFolder(folder: string): Promise<boolean> {
  const result = await readBankFolder(folder);
  if (!result.ok) {
    sayProblems(folder, result);
    return false;
  }
  if (values["dry-run"]) {
    sayReport(result.bank.slug, await previewImport(result.bank));
    return true;
  }
  const imported = await importBank(result.bank, { now: now(), actorId: null });
  if (imported.ok) sayReport(result.bank.slug, imported.report);
  else sayProblems(folder, { ok: false, problems: imported.problems ?? [] });
  return imported.ok;
}

async function checkFolder(folder: string): Promise<boolean> {
  const result = await readBankFolder(folder);
  if (result.ok) {
    console.log(t("sound", { slug: result.bank.slug, count: result.bank.questions.length }));
  } else sayProblems(folder, result);
  return result.ok;
}

/** Figures of all folders together as one JSON object, so that other programs can hold a bank to them. */
async function sayFigures(folders: readonly string[]): Promise<boolean> {
  const results = await Promise.all(
    folders.map(async (folder) => ({ folder, ...(await readBankFolder(folder)) })),
  );
  const broken = results.filter((result) => !result.ok);
  for (const result of broken) if (!result.ok) sayProblems(result.folder, result);
  if (broken.length > 0) return false;
  const banks = results.flatMap((result) => (result.ok ? [result.bank] : []));
  const together = {
    questions: banks.flatMap((bank) => bank.questions),
    documents: banks.flatMap((bank) => bank.documents),
  };
  const each = Object.fromEntries(banks.map((bank) => [bank.slug, bank.questions.length]));
  console.log(JSON.stringify({ ...figuresOf(together), banks: each }));
  return true;
}

async function run(): Promise<number> {
  const [command, ...named] = positionals;
  if (command !== "import" && command !== "check") {
    console.error([mistake, t("usage")].filter(Boolean).join("\n"));
    return 2;
  }
  const folders = named.length > 0 ? named : await listBankFolders(path.join(CHECKOUT_DIR, "question-banks"));
  if (folders.length === 0) {
    console.error(t("noFolders"));
    return 1;
  }
  if (command === "check" && values.json) return (await sayFigures(folders)) ? 0 : 1;
  if (command === "check") return forEach(folders, checkFolder);
  return withCommandDatabase(() => forEach(folders, importFolder));
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
