import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { findAccountId } from "~/account/find-account.server";
import { readQuestionFilter } from "~/bank/question-filter";
import { EXPORT_FORMATS } from "~/format/found-question";
import { exchangeCommandMessages } from "~/i18n/exchange-command";
import { exportMessages } from "~/i18n/exchange-export";
import { fileReasons } from "~/i18n/exchange-file";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { db } from "~/platform/db.server";
import type { CommandSetting } from "~/platform/terminal.server";
import { exportBank } from "./export-bank.server";
import { importByCommand, type Told } from "./import-by-command.server";
import { itemLines, noteLines } from "./item-lines.server";

/** Options of the command line as they were typed. */
export type FileOptions = {
  bank?: string;
  topic?: string;
  difficulty?: string;
  audience?: string;
  as?: string;
  "dry-run"?: boolean;
  "only-sound"?: boolean;
  format?: string;
  out?: string;
  state?: string;
};

type Setting = CommandSetting & { locale: Locale };

/** So many codes are named; the rest is on the page. */
const SHOWN_CODES = 20;

/** `npm run bank -- import FILE --bank SLUG`: 0 when it did what was asked, 1 when anything is to be mended, 2 for a mistake. */
export async function importFileCommand(
  file: string,
  options: FileOptions,
  { locale, voice, clock }: Setting,
): Promise<0 | 1 | 2> {
  const t = translator(exchangeCommandMessages, locale);
  const reasons = translator(fileReasons, locale);
  const { bank: bankSlug = "", as: signIn, topic, difficulty, audience } = options;
  const fail = (line: string, code: 1 | 2) => {
    voice.complain(line);
    return code;
  };
  const actorId = signIn === undefined ? null : await findAccountId(signIn);
  if (signIn !== undefined && actorId === null) return fail(t("file.accountUnknown", { signIn }), 2);
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return fail(t("file.unreadable", { file }), 2);
  const done = await importByCommand(
    {
      ...{ bankSlug, fileName: path.basename(file), bytes, defaults: { topic, difficulty, audience } },
      ...{ dryRun: options["dry-run"] ?? false, onlySound: options["only-sound"] ?? false },
    },
    { now: clock(), actorId },
    clock,
  );
  if (done.ok) return sayTold(done, { locale, voice });
  if (done.reason === "bank-unknown") return fail(t("file.bankUnknown", { bank: bankSlug }), 2);
  if (done.reason === "bad-option") return fail(t("file.badOption"), 2);
  if (done.reason === "columns-unknown") return fail(t("file.columns", { page: done.page }), 1);
  return fail(t("file.refused", { file, reason: reasons(done.reason) }), 1);
}

type Outcome = Extract<Awaited<ReturnType<typeof importByCommand>>, { ok: true }>;

function sayTold(told: Outcome, { locale, voice: { say, complain } }: Omit<Setting, "clock">): 0 | 1 {
  const t = translator(exchangeCommandMessages, locale);
  const { counts, codes, page } = told;
  for (const line of noteLines(told.notes, locale)) say(line);
  for (const item of told.items) for (const line of itemLines(item, locale)) say(line);
  if (told.outcome !== "written") say(t("file.sum", sumOf(told)));
  switch (told.outcome) {
    case "dry-run":
      say(t("file.dryRun"));
      return counts.errors > 0 ? 1 : 0;
    case "errors-left":
      complain(t("file.errorsLeft", { page }));
      return 1;
    case "nothing":
      complain(t("file.nothing"));
      return 1;
    case "written": {
      const more = codes.length > SHOWN_CODES ? " …" : "";
      say(
        t("file.written", { count: codes.length, codes: `${codes.slice(0, SHOWN_CODES).join(", ")}${more}` }),
      );
      const left = counts.all - counts.written;
      if (left > 0) say(t("file.left", { count: left, page }));
      return 0;
    }
  }
}

function sumOf({ counts }: Told) {
  const { all, ready, errors, duplicates } = counts;
  return { all, ready, errors, duplicates, leftOut: counts["left-out"] };
}

/** `npm run bank -- export SLUG --format F --out FILE`: the questions in use, or those of `--state`, keys included. */
export async function exportFileCommand(
  bankSlug: string,
  options: FileOptions,
  { locale, voice, clock }: Setting,
): Promise<0 | 1 | 2> {
  const t = translator(exchangeCommandMessages, locale);
  const format = EXPORT_FORMATS.find((one) => one === options.format);
  if (!format || !options.out) {
    voice.complain(t("file.badFormat", { formats: EXPORT_FORMATS.join(", ") }));
    return 2;
  }
  if (!(await db().bank.findUnique({ where: { slug: bankSlug } }))) {
    voice.complain(t("file.bankUnknown", { bank: bankSlug }));
    return 2;
  }
  const filter = readQuestionFilter(new URLSearchParams({ state: options.state ?? "in-use" }));
  const made = await exportBank({ bankSlug, format, filter }, { now: clock(), actorId: null });
  if (!made.ok) {
    voice.complain(translator(exportMessages, locale)(`refused.${made.reason}`));
    return 1;
  }
  const { bytes, count } = made;
  try {
    // For the owner's eyes only, and never over something that is there.
    await writeFile(options.out, bytes, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    voice.complain(t("file.exists", { file: options.out }));
    return 1;
  }
  voice.say(t("file.exported", { count, file: options.out }));
  return 0;
}
