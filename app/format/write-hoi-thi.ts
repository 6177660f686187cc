import type { BankFileDocument } from "~/bank/bank-file";
import { documentKey } from "~/bank/check-bank";
import { withKeys } from "~/bank/file-answer";
import { searchKey } from "~/core/text";
import { assertNever } from "~/core/verdict";
import { base64OfBytes } from "./base64";
import type { ExportedBank, ExportedCitation, ExportedQuestion } from "./exported-bank";
import { HOI_THI_FORMAT, HOI_THI_VERSION, type HoiThiFile, type HoiThiQuestion } from "./hoi-thi-file";

/** A name that nothing in `taken` has yet. */
function freeName(
  wanted: string,
  taken: { has(name: string): boolean },
  join: (n: number) => string,
): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n += 1) name = join(n);
  return name;
}

/** The documents that questions cite, each once, with an id that a person can read. */
function documentRegister() {
  const idOfKey = new Map<string, string>();
  const documents = new Map<string, BankFileDocument>();
  const idOf = ({ place: _, ...document }: ExportedCitation): string => {
    const known = idOfKey.get(documentKey(document));
    if (known !== undefined) return known;
    const words = searchKey(`${document.kind} ${document.number ?? document.title} ${document.issuer}`);
    const slug =
      words
        .match(/[a-z0-9]+/g)
        ?.join("-")
        .slice(0, 80)
        .replace(/-$/, "") ?? "van-ban";
    const id = freeName(slug, documents, (n) => `${slug}-${n}`);
    idOfKey.set(documentKey(document), id);
    documents.set(id, { id, ...document });
    return id;
  };
  return { idOf, all: () => [...documents.values()] };
}

/** Pictures by name; equal bytes once, other bytes under another name. */
function pictureAlbum() {
  const pictures = new Map<string, string>();
  const nameOf = ({ name, bytes }: NonNullable<ExportedQuestion["picture"]>): string => {
    const base64 = base64OfBytes(bytes);
    if (pictures.get(name) === base64) return name;
    const free = freeName(name, pictures, (n) => `${n}-${name}`);
    pictures.set(free, base64);
    return free;
  };
  return { nameOf, all: () => Object.fromEntries(pictures) };
}

type AnswerFields =
  | Pick<Extract<HoiThiQuestion, { options: unknown }>, "type" | "options">
  | Pick<Extract<HoiThiQuestion, { items: unknown }>, "type" | "items">
  | Pick<Extract<HoiThiQuestion, { pairs: unknown }>, "type" | "pairs" | "extras">
  | Pick<Extract<HoiThiQuestion, { accepted: unknown }>, "type" | "accepted">;

function answerFields({ type, options, prompts, right, accepted }: ExportedQuestion): AnswerFields {
  switch (type) {
    case "single":
    case "multiple":
    case "true_false":
      return {
        type,
        options: withKeys(options).map((option, at) => ({
          ...option,
          ...(right.includes(at) ? { correct: true as const } : {}),
        })),
      };
    case "ordering":
      return { type, items: options };
    case "matching": {
      const extras = options.filter((_, at) => !right.includes(at));
      return {
        type,
        pairs: prompts.map((prompt, at) => ({ prompt, match: options[right[at] ?? 0] ?? "" })),
        ...(extras.length > 0 ? { extras } : {}),
      };
    }
    case "short_answer":
      return { type, accepted };
    default:
      return assertNever(type);
  }
}

/** A bank in our own format, which holds all of it. */
export function writeHoiThi(bank: ExportedBank): string {
  const { slug, name, description, topics } = bank;
  const register = documentRegister();
  const album = pictureAlbum();
  const questions = bank.questions.map(
    (one): HoiThiQuestion => ({
      code: one.code,
      topic: one.topicCode,
      difficulty: one.difficulty,
      audience: one.audience,
      stem: one.stem,
      ...answerFields(one),
      explanation: one.explanation,
      citation: one.citation && { document: register.idOf(one.citation), place: one.citation.place },
      facts: one.factIds,
      ...(one.tags.length > 0 ? { tags: one.tags } : {}),
      ...(one.picture ? { picture: { name: album.nameOf(one.picture), alt: one.picture.alt } } : {}),
    }),
  );
  const file: HoiThiFile = {
    format: HOI_THI_FORMAT,
    version: HOI_THI_VERSION,
    bank: { slug, name, description, topics },
    documents: register.all(),
    questions,
    pictures: album.all(),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
