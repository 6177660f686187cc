import type { QuestionType } from "~/core/scoring/types";
import { choicesByScore, type ItemStatistics, itemStatistics } from "~/core/statistics/item";
import { answerKey } from "~/core/text";

/** How one person answered the revision: keys chosen (or the text typed), mark 0 or 1, right answers in the rest of the paper. */
export type ReportedAnswer = { chosen: readonly string[]; mark: number; rest: number };

/** What a line of the report stands for: an option, or for the types without choosing what became of the answer. */
export type ReportLine = {
  key: string;
  text: string;
  isRight: boolean;
  /** People who chose it. */
  people: number;
  /** Share of each score group, weakest first, 0 to 1. */
  byGroup: number[];
};

/** How a revision did in locked rounds. */
export type ItemReport = ItemStatistics & {
  lines: ReportLine[];
  blank: number;
  /** Score groups, weakest first: people and the span of right answers in the rest of their papers. */
  groups: { people: number; least: number; most: number }[];
  /** Wrong texts of a short answer, most frequent first. */
  wrongTexts: { text: string; people: number }[];
};

type Item = {
  type: QuestionType;
  options: readonly { key: string; text: string }[];
  keys: readonly string[];
};

const CHOICE_TYPES: readonly QuestionType[] = ["single", "multiple", "true_false"];
const SHOWN_TEXTS = 10;

/** Statistics, options by score group and frequent wrong texts of one revision. Nobody answered: `people` is 0. */
export function reportItem(item: Item, answers: readonly ReportedAnswer[]): ItemReport {
  const isChoice = CHOICE_TYPES.includes(item.type);
  const lines = isChoice
    ? item.options.map(({ key, text }) => ({ key, text, isRight: item.keys.includes(key) }))
    : [
        { key: "right", text: "", isRight: true },
        { key: "wrong", text: "", isRight: false },
      ];
  const chosenOf = ({ chosen, mark }: ReportedAnswer) => {
    if (isChoice || chosen.length === 0) return chosen;
    return mark > 0 ? ["right"] : ["wrong"];
  };
  const choices = answers.map((answer) => ({ chosen: chosenOf(answer), rest: answer.rest }));
  const groups = choicesByScore(choices);
  return {
    ...itemStatistics(
      answers.map(({ mark, rest }) => ({ mark, total: mark + rest })),
      1,
    ),
    lines: lines.map((line) => ({
      ...line,
      people: choices.filter((choice) => choice.chosen.includes(line.key)).length,
      byGroup: groups.map((group) => group.shares.get(line.key) ?? 0),
    })),
    blank: answers.filter((answer) => answer.chosen.length === 0).length,
    groups: groups.map(({ people, least, most }) => ({ people, least, most })),
    wrongTexts: item.type === "short_answer" ? wrongTexts(answers) : [],
  };
}

function wrongTexts(answers: readonly ReportedAnswer[]): ItemReport["wrongTexts"] {
  const counts = new Map<string, { text: string; people: number }>();
  for (const { chosen, mark } of answers) {
    const [text] = chosen;
    if (text === undefined || mark > 0) continue;
    const key = answerKey(text);
    const before = counts.get(key) ?? { text, people: 0 };
    counts.set(key, { ...before, people: before.people + 1 });
  }
  return [...counts.values()].sort((a, b) => b.people - a.people).slice(0, SHOWN_TEXTS);
}
