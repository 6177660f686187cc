import { plainText } from "~/bank/question-text";
import { collapseSpace, searchKey } from "~/core/text";
import { cleanLine } from "./clean-text";
import type { ExportedQuestion } from "./exported-bank";
import type { FoundQuestion } from "./found-question";

/*
 * What a bank knows and GIFT and Moodle have no field for is kept in places that both of them keep: tags with a label
 * ("Mức độ: Dễ"), a category for the topic, and the last paragraph of the general feedback ("Căn cứ: …").
 */

const DIFFICULTY_WORDS = { easy: "Dễ", medium: "Trung bình", hard: "Khó" } as const;
const AUDIENCE_WORDS = { staff: "CBCCVC", citizens: "Người dân", everyone: "Mọi đối tượng" } as const;

/** Words of the interface for what a question is set to; the import knows them again. */
export function difficultyWords(difficulty: ExportedQuestion["difficulty"]): string {
  return DIFFICULTY_WORDS[difficulty];
}

export function audienceWords(audience: ExportedQuestion["audience"]): string {
  return AUDIENCE_WORDS[audience];
}

/** Tags for a foreign tool: the question's own, then what has no other place. */
export function labelledTags({ tags, difficulty, audience, factIds }: ExportedQuestion): string[] {
  return [
    ...tags,
    `Mức độ: ${difficultyWords(difficulty)}`,
    `Đối tượng: ${audienceWords(audience)}`,
    ...factIds.map((id) => `Dữ kiện: ${id}`),
  ];
}

const LABELS: Record<string, "difficulty" | "audience" | "fact"> = {
  "muc do": "difficulty",
  "do kho": "difficulty",
  difficulty: "difficulty",
  "doi tuong": "audience",
  audience: "audience",
  "du kien": "fact",
  fact: "fact",
};

/** Fact ids, such as `T3-07`. */
export const FACT_ID = /^T\d{1,2}-\d{2,3}$/;

/** Tags of a foreign tool, with what their labels say taken out of them. */
export function readLabelledTags(
  tags: readonly string[],
): Pick<FoundQuestion, "tags" | "difficulty" | "audience" | "factIds"> {
  const read = { tags: [] as string[], factIds: [] as string[], difficulty: null, audience: null } as Pick<
    FoundQuestion,
    "tags" | "difficulty" | "audience" | "factIds"
  >;
  for (const tag of tags.map(cleanLine)) {
    const [, name = "", value = ""] = /^([^:=]+)[:=]\s*(.+)$/.exec(tag) ?? [];
    const label = Object.hasOwn(LABELS, searchKey(name)) ? LABELS[searchKey(name)] : undefined;
    if (label === "fact" && FACT_ID.test(value)) read.factIds.push(value);
    else if (label === "difficulty" || label === "audience") read[label] = value;
    else if (tag !== "") read.tags.push(tag);
  }
  return read;
}

const CITATION = /^(?:Căn cứ|Căn cứ pháp lý|Cơ sở pháp lý)\s*:\s*(.+)$/iu;

/** An explanation whose last line may name the legal basis, taken apart. Markdown in, markdown and plain words out. */
export function splitCitation(explanation: string): { explanation: string; citation: string | null } {
  const lines = explanation.split("\n");
  const citation = CITATION.exec(plainText(lines.at(-1) ?? ""))?.[1];
  if (citation === undefined) return { explanation, citation: null };
  return { explanation: lines.slice(0, -1).join("\n").trim(), citation: collapseSpace(citation) };
}

/** Name of the innermost category of a path such as `$course$/top/Chủ đề 1`, in which "//" is a slash; null: none worth a name. */
export function topicOfCategory(path: string): string | null {
  const steps = path
    .replace(/\/\//g, "\uFDD0")
    .split("/")
    .map((step) => cleanLine(step.replace(/\uFDD0/g, "/")))
    .filter((step) => step !== "" && step !== "top" && !/^\$.*\$$/.test(step));
  return steps.at(-1) ?? null;
}

/** Path of a topic's category in the course into which a file is imported. */
export function categoryOfTopic(name: string): string {
  return `$course$/top/${name.replace(/\//g, "//")}`;
}
