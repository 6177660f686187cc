import { readFile } from "node:fs/promises";
import path from "node:path";
import { findAccountId } from "~/account/find-account.server";
import { exchangeCommandMessages } from "~/i18n/exchange-command";
import { fileReasons } from "~/i18n/exchange-file";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import type { CommandSetting } from "~/platform/terminal.server";
import { importByCommand, type Told } from "./import-by-command.server";
import { itemLines, noteLines } from "./item-lines.server";

/** Options of the command line as they were typed. */
export type ImportFileOptions = {
  bank?: string;
  topic?: string;
  difficulty?: string;
  audience?: string;
  as?: string;
  "dry-run"?: boolean;
  "only-sound"?: boolean;
};

type Setting = CommandSetting & { locale: Locale };

/** So many codes are named; the rest is on the page. */
const SHOWN_CODES = 20;

/**
 * `npm run bank -- import FILE --bank SLUG`: 0 when it did what was asked, 1 when anything is to be mended, 2 for a mistake. What is sent
 * to review needs an author, who may not approve it; a dry run needs none.
 */
export async function importFileCommand(
  file: string,
  options: ImportFileOptions,
  { locale, voice, clock }: Setting,
): Promise<0 | 1 | 2> {
  const t = translator(exchangeCommandMessages, locale);
  const { bank: bankSlug = "", as: signIn, topic, difficulty, audience } = options;
  const isDryRun = options["dry-run"] ?? false;
  const fail = (line: string) => {
    voice.complain(line);
    return 2 as const;
  };
  if (signIn === undefined && !isDryRun) return fail(t("file.noAuthor"));
  const accountId = signIn === undefined ? null : await findAccountId(signIn);
  if (signIn !== undefined && accountId === null) return fail(t("file.accountUnknown", { signIn }));
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return fail(t("file.unreadable", { file }));
  const done = await importByCommand(
    {
      ...{ bankSlug, fileName: path.basename(file), bytes, defaults: { topic, difficulty, audience } },
      ...{ authorId: isDryRun ? null : accountId, onlySound: options["only-sound"] ?? false },
    },
    clock,
  );
  return done.ok
    ? sayTold(done, { locale, voice })
    : sayRefused(done, { file, bank: bankSlug }, { locale, voice });
}

type Imported = Awaited<ReturnType<typeof importByCommand>>;
type Speaking = Omit<Setting, "clock">;

function sayRefused(
  { reason, page }: Extract<Imported, { ok: false }>,
  named: { file: string; bank: string },
  { locale, voice: { complain } }: Speaking,
): 1 | 2 {
  const t = translator(exchangeCommandMessages, locale);
  switch (reason) {
    case "bank-unknown":
      complain(t("file.bankUnknown", named));
      return 2;
    case "bad-option":
      complain(t("file.badOption"));
      return 2;
    case "discarded":
      complain(t("file.discarded", named));
      return 1;
    case "acted-on":
      complain(t("file.actedOn", { ...named, page }));
      return 1;
    case "columns-unknown":
      complain(page === undefined ? t("file.columnsDryRun") : t("file.columns", { page }));
      return 1;
    default:
      complain(t("file.refused", { ...named, reason: translator(fileReasons, locale)(reason) }));
      return 1;
  }
}

function sayTold(
  told: Extract<Imported, { ok: true }>,
  { locale, voice: { say, complain } }: Speaking,
): 0 | 1 {
  const t = translator(exchangeCommandMessages, locale);
  const { counts, codes, page } = told;
  for (const line of noteLines(told.notes, locale)) say(line);
  for (const item of told.items) for (const line of itemLines(item, locale)) say(line);
  const left = counts.all - counts.written;
  if (told.outcome !== "written" && told.outcome !== "unfinished") say(t("file.sum", sumOf(told)));
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
    case "unfinished":
      complain(t("file.unfinished", { count: codes.length, left, page }));
      return 1;
    case "written": {
      const more = codes.length > SHOWN_CODES ? " …" : "";
      say(
        t("file.written", { count: codes.length, codes: `${codes.slice(0, SHOWN_CODES).join(", ")}${more}` }),
      );
      if (left > 0) say(t("file.left", { count: left, page }));
      return 0;
    }
  }
}

function sumOf({ counts }: Told) {
  const { all, ready, errors, duplicates } = counts;
  return { all, ready, errors, duplicates, leftOut: counts["left-out"] };
}
