import { cleanLine } from "./clean-text";
import type { Note, SourcePlace } from "./found-question";
import { lossNotes, richText } from "./html-text";
import { innerText, type MarkupElement } from "./markup-tree";
import { qtiAttribute, qtiChildren, qtiDescendants, qtiName } from "./qti-names";
import { note, type QuestionParts } from "./settle-question";

type Answered = Pick<QuestionParts, "type" | "options" | "prompts" | "right" | "accepted"> & {
  notes: Note[];
};

/** What the declaration of an interaction's response says is right. */
type Declared = { values: string[]; cardinality: string; mapped: { key: string; points: number }[] };

function declarationOf(item: MarkupElement, interaction: MarkupElement): Declared {
  const id = qtiAttribute(interaction, "responseIdentifier");
  const declaration = qtiChildren(item, "responseDeclaration").find(
    (one) => qtiAttribute(one, "identifier") === id,
  );
  if (!declaration) return { values: [], cardinality: "", mapped: [] };
  const correct = qtiChildren(declaration, "correctResponse")[0];
  const mapping = qtiChildren(declaration, "mapping")[0];
  return {
    values: correct ? qtiChildren(correct, "value").map((value) => cleanLine(innerText(value))) : [],
    cardinality: qtiAttribute(declaration, "cardinality") ?? "",
    mapped: (mapping ? qtiChildren(mapping, "mapEntry") : []).map((entry) => ({
      key: cleanLine(qtiAttribute(entry, "mapKey") ?? ""),
      points: Number(qtiAttribute(entry, "mappedValue") ?? 0) || 0,
    })),
  };
}

type Choice = { id: string; text: string };

/** Choices of an interaction as plain words; the feedback within them is noted. */
function choicesOf(elements: readonly MarkupElement[], place: SourcePlace, notes: Note[]): Choice[] {
  return elements.map((element) => {
    const text = richText(element.children, (child) => {
      if (!/^feedback(?:inline|block)$/.test(qtiName(child.name))) return false;
      notes.push(note("text-left-over", place, innerText(child)));
      return true;
    });
    notes.push(...lossNotes(text, "plain", place));
    return { id: qtiAttribute(element, "identifier") ?? "", text: text.plain };
  });
}

function readChoice(interaction: MarkupElement, declared: Declared, place: SourcePlace): Answered {
  const notes: Note[] = [];
  const choices = choicesOf(qtiDescendants(interaction, ["simpleChoice"]), place, notes);
  const values = declared.values.length > 0 ? declared.values : bestMapped(declared);
  const right = choices.flatMap((choice, at) => (values.includes(choice.id) ? [at] : []));
  const unknown = values.filter((value) => !choices.some((choice) => choice.id === value));
  if (unknown.length > 0) notes.push(note("key-unknown-letter", place, unknown.join(", ")));
  if (isPartial(declared, values)) notes.push(note("partial-credit-dropped", place));
  const one = declared.cardinality === "single" || qtiAttribute(interaction, "maxChoices") === "1";
  if (one && right.length > 1) notes.push(note("key-several", place));
  return {
    type: one && right.length <= 1 ? "single" : "multiple",
    options: choices.map((choice) => choice.text),
    right,
    notes,
  };
}

const bestMapped = ({ mapped }: Declared): string[] =>
  mapped.filter((one) => one.points > 0).map((one) => one.key);

/** Points for parts of the answer, or points taken away, which the bank does not know. */
function isPartial({ mapped }: Declared, right: readonly string[]): boolean {
  const earned = mapped.filter((one) => right.includes(one.key)).map((one) => one.points);
  const rest = mapped.filter((one) => !right.includes(one.key)).map((one) => one.points);
  return rest.some((points) => points > 0) || earned.some((points) => points !== earned[0]);
}

function readOrder(interaction: MarkupElement, declared: Declared, place: SourcePlace): Answered {
  const notes: Note[] = [];
  const choices = choicesOf(qtiDescendants(interaction, ["simpleChoice"]), place, notes);
  const right = declared.values.map((value) => choices.findIndex((choice) => choice.id === value));
  const whole =
    right.length === choices.length && new Set(right).size === right.length && !right.includes(-1);
  if (right.length > 0 && !whole) notes.push(note("key-contradicts", place, declared.values.join(", ")));
  return { type: "ordering", options: choices.map((one) => one.text), right: whole ? right : [], notes };
}

/** Pairs of identifiers; a match interaction has its two sides apart, an association one heap for both. */
function readPairs(interaction: MarkupElement, declared: Declared, place: SourcePlace): Answered {
  const notes: Note[] = [];
  const pairs = declared.values.map((value) => value.split(/\s+/));
  const sets = qtiDescendants(interaction, ["simpleMatchSet"]).map((set) =>
    choicesOf(qtiDescendants(set, ["simpleAssociableChoice"]), place, notes),
  );
  const heap = choicesOf(
    sets.length > 0 ? [] : qtiDescendants(interaction, ["simpleAssociableChoice"]),
    place,
    notes,
  );
  const first = new Set(pairs.map(([left]) => left));
  const prompts = sets[0] ?? heap.filter((choice) => first.has(choice.id));
  const options = sets[1] ?? heap.filter((choice) => !first.has(choice.id));
  const right = prompts.map((prompt) => {
    const own = pairs
      .filter((pair) => pair.includes(prompt.id))
      .map((pair) => pair.find((id) => id !== prompt.id));
    return own.length === 1 ? options.findIndex((option) => option.id === own[0]) : -1;
  });
  const whole = !right.includes(-1);
  if (pairs.length > 0 && !whole) notes.push(note("key-contradicts", place, declared.values.join(", ")));
  return {
    type: "matching",
    prompts: prompts.map((one) => one.text),
    options: options.map((one) => one.text),
    right: whole ? right : [],
    notes,
  };
}

function readText(declared: Declared, place: SourcePlace): Answered {
  const full = Math.max(0, ...declared.mapped.map((one) => one.points));
  const accepted = [
    ...declared.values,
    ...declared.mapped.filter((one) => one.points > 0 && one.points === full).map((one) => one.key),
  ];
  const partial = declared.mapped.filter((one) => one.points > 0 && one.points < full);
  return {
    type: "short_answer",
    accepted: [...new Set(accepted)].filter((text) => text !== ""),
    notes: partial.map((one) => note("partial-credit-dropped", place, one.key)),
  };
}

/** The answering part of an item by its one interaction; null: of a kind that the bank has no type for. */
export function readQtiAnswers(
  item: MarkupElement,
  interaction: MarkupElement,
  place: SourcePlace,
): Answered | null {
  const declared = declarationOf(item, interaction);
  switch (qtiName(interaction.name)) {
    case "choiceinteraction":
      return readChoice(interaction, declared, place);
    case "orderinteraction":
      return readOrder(interaction, declared, place);
    case "matchinteraction":
    case "associateinteraction":
      return readPairs(interaction, declared, place);
    case "textentryinteraction":
      return readText(declared, place);
    case "extendedtextinteraction":
      return declared.values.length === 0 ? null : readText(declared, place);
    default:
      return null;
  }
}
