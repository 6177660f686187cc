import { bankCommandMessages } from "~/i18n/bank-command";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import type { Voice } from "~/platform/terminal.server";
import { figuresOf } from "./bank-figures";
import { type ImportReport, importBank, previewImport } from "./import-bank.server";
import { type BankFolder, readBankFolder } from "./read-bank-folder.server";

const SHOWN_PROBLEMS = 50;
const SHOWN_CODES = 20;

/** What the command line does with folders of question banks; each answers whether all was well. */
export type FolderCommand = {
  import: (folder: string, options: { dryRun: boolean; now: Date }) => Promise<boolean>;
  check: (folder: string) => Promise<boolean>;
  sayFigures: (folders: readonly string[]) => Promise<boolean>;
};

/** The commands for folders, speaking one language. */
export function folderCommand(locale: Locale, { say, complain }: Voice): FolderCommand {
  const t = translator(bankCommandMessages, locale);

  function sayProblems(folder: string, result: BankFolder & { ok: false }): void {
    complain(t("problems.title", { folder, count: result.problems.length }));
    for (const { at, reason, detail } of result.problems.slice(0, SHOWN_PROBLEMS)) {
      complain(`  ${at}: ${t(`problems.reasons.${reason}`)} — ${detail}`);
    }
    const more = result.problems.length - SHOWN_PROBLEMS;
    if (more > 0) complain(`  ${t("problems.more", { count: more })}`);
  }

  function sayReport(title: string, report: ImportReport): void {
    say(title);
    for (const [name, codes] of Object.entries(report) as [keyof ImportReport, string[]][]) {
      if (codes.length === 0) continue;
      const isListed = name !== "unchanged" && codes.length <= SHOWN_CODES;
      say(`  ${t(`counts.${name}`, { count: codes.length })}${isListed ? `: ${codes.join(", ")}` : ""}`);
    }
  }

  return {
    import: async (folder, { dryRun, now }) => {
      const result = await readBankFolder(folder);
      if (!result.ok) {
        sayProblems(folder, result);
        return false;
      }
      const { slug } = result.bank;
      if (dryRun) {
        sayReport(t("wouldDo", { slug }), await previewImport(result.bank));
        return true;
      }
      const imported = await importBank(result.bank, { now, actorId: null });
      if (imported.ok) sayReport(t("done", { slug }), imported.report);
      else sayProblems(folder, { ok: false, problems: imported.problems ?? [] });
      return imported.ok;
    },
    check: async (folder) => {
      const result = await readBankFolder(folder);
      if (result.ok) say(t("sound", { slug: result.bank.slug, count: result.bank.questions.length }));
      else sayProblems(folder, result);
      return result.ok;
    },
    // Figures of all folders together as one JSON object, so that other programs can hold a bank to them.
    sayFigures: async (folders) => {
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
      say(JSON.stringify({ ...figuresOf(together), banks: each }));
      return true;
    },
  };
}
