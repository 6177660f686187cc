import { QUESTION_STATES, type QuestionFilter, readQuestionFilter } from "~/bank/question-filter";
import { EXPORT_FORMATS } from "~/format/found-question";
import { exchangeCommandMessages } from "~/i18n/exchange-command";
import { exportMessages } from "~/i18n/exchange-export";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { db } from "~/platform/db.server";
import { writeNewFile } from "~/platform/new-file.server";
import type { CommandSetting } from "~/platform/terminal.server";
import { exportBank } from "./export-bank.server";
import { EXPORT_LIMITS } from "./export-refusal";

/** Options of the command line as they were typed. */
export type ExportFileOptions = {
  format?: string;
  out?: string;
  state?: string;
  topic?: string;
  difficulty?: string;
  audience?: string;
};

/**
 * `npm run bank -- export SLUG --format F --out FILE`: the questions in use, or those that the options choose, keys included. 0 when
 * the file is there, 1 when it could not be made, 2 for a mistake.
 */
export async function exportFileCommand(
  bankSlug: string,
  options: ExportFileOptions,
  { locale, voice, clock }: CommandSetting & { locale: Locale },
): Promise<0 | 1 | 2> {
  const t = translator(exchangeCommandMessages, locale);
  const fail = (line: string, code: 1 | 2) => {
    voice.complain(line);
    return code;
  };
  const { out: file } = options;
  const format = EXPORT_FORMATS.find((one) => one === options.format);
  if (!format || !file) return fail(t("file.badFormat", { formats: EXPORT_FORMATS.join(", ") }), 2);
  const bank = await db().bank.findUnique({ where: { slug: bankSlug }, include: { topics: true } });
  if (!bank) return fail(t("file.bankUnknown", { bank: bankSlug }), 2);
  const filter = chosenQuestions(
    options,
    bank.topics.map((topic) => topic.code),
  );
  if (!filter) return fail(t("file.badChoice", { states: QUESTION_STATES.join(", ") }), 2);
  const made = await writeNewFile(file, () =>
    exportBank({ bankSlug, format, filter }, { now: clock(), actorId: null }),
  );
  if (made.ok) {
    voice.say(t("file.exported", { count: made.count, file }));
    return 0;
  }
  if (made.reason === "file-exists") return fail(t("file.exists", { file }), 1);
  if (made.reason === "file-unwritable") return fail(t("file.unwritable", { file, code: made.code }), 1);
  return fail(translator(exportMessages, locale)(`refused.${made.reason}`, EXPORT_LIMITS), 1);
}

/** The questions that the options choose; null when any of them names nothing that there is. */
function chosenQuestions(
  { state = "in-use", topic, difficulty, audience }: ExportFileOptions,
  topics: readonly string[],
): QuestionFilter | null {
  const typed = Object.entries({ state, topic, difficulty, audience }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const filter = readQuestionFilter(new URLSearchParams(typed.map(([name, value]) => [name, value])));
  // An address may ask for what makes no sense and is shown everything; whoever types a command is told.
  const isUnderstood = typed.every(([name, value]) => filter[name as keyof QuestionFilter] === value);
  return isUnderstood && (topic === undefined || topics.includes(topic)) ? filter : null;
}
