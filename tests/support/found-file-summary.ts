import type { FoundQuestion, Note, ReadFile, SourcePlace } from "~/format/found-question";

/** A place as a person would say it. */
function placeWords(place: SourcePlace): string {
  switch (place.kind) {
    case "line":
      return `line ${place.line}`;
    case "paragraph":
      return `paragraph ${place.paragraph}`;
    case "table-row":
      return `table ${place.table} row ${place.row}`;
    case "sheet-row":
      return `${place.sheet}!${place.column ?? ""}${place.row}`;
    case "element":
      return `${place.name} ${place.number}`;
    case "file":
      return "file";
  }
}

const noteWords = ({ code, place, detail }: Note) =>
  `${code} @ ${placeWords(place)}${detail === undefined ? "" : `: ${detail}`}`;

/** What is worth saying of a question: fields that hold nothing are left out. */
function questionSummary(question: FoundQuestion, file: ReadFile) {
  const { place, picture, notes, ...fields } = question;
  const said = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== "" && value.length !== 0,
  );
  return {
    at: placeWords(place),
    ...Object.fromEntries(said),
    ...(picture ? { picture: { name: file.pictures[picture.index]?.name, alt: picture.alt } } : {}),
    ...(notes.length > 0 ? { notes: notes.map(noteWords) } : {}),
  };
}

/** A whole file as its `.expected.json` says it. */
export function fileSummary(file: ReadFile) {
  return {
    questions: file.questions.map((question) => questionSummary(question, file)),
    ...(file.topics.length > 0 ? { topics: file.topics } : {}),
    ...(file.documents.length > 0 ? { documents: file.documents } : {}),
    ...(file.notes.length > 0 ? { notes: file.notes.map(noteWords) } : {}),
  };
}
