import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { figuresOf } from "~/bank/bank-figures";
import type {
  BankFile,
  BankFileChoice,
  BankFileDocument,
  BankFileProblemReason,
  BankFileQuestion,
} from "~/bank/bank-file";
import { documentKey, validateBank } from "~/bank/check-bank";
import { answerOfFile } from "~/bank/file-answer";
import { type BankFileParts, parseBank } from "~/bank/parse-bank";
import { QUESTION_TYPES } from "~/bank/question";
import { searchKey } from "~/core/text";

const BANKS = join(import.meta.dirname, "../../question-banks");

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

function partsOf(slug: string): BankFileParts {
  const folder = join(BANKS, slug);
  const files = readdirSync(join(folder, "questions")).filter((name) => name.endsWith(".json"));
  return {
    header: readJson(join(folder, "bank.json")),
    documents: readJson(join(folder, "documents.json")),
    questionFiles: Object.fromEntries(
      files.map((name) => [`questions/${name}`, readJson(join(folder, "questions", name))]),
    ),
  };
}

function bankOf(slug: string): BankFile {
  const parsed = parseBank(partsOf(slug));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 20), null, 2));
  return parsed.bank;
}

const slugs = readdirSync(BANKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const correctOf = (question: BankFileQuestion) => {
  const { options, keys } = answerOfFile(question);
  return options.filter((option) => keys.includes(option.key));
};
const isStrictlyLongest = (question: BankFileQuestion) => {
  const [right] = correctOf(question);
  const others = answerOfFile(question).options.filter((option) => option !== right);
  return others.every((option) => option.text.length < (right?.text.length ?? 0));
};
const share = (part: number, whole: number) => part / Math.max(1, whole);

/** Banks that papers are drawn from; the others are for practice and may be small. */
const CONTEST_BANKS = ["cchc-2026"];

/** Topics with less than 30 facts that may be asked have about one question for each. */
const LEAST_IN_TOPIC: Record<string, number> = { T2: 20, T8: 15 };

describe.each(CONTEST_BANKS)("contest bank %s", (slug) => {
  it("has enough questions, in every topic and difficulty", () => {
    const bank = bankOf(slug);
    expect(bank.questions.length).toBeGreaterThanOrEqual(400);
    for (const topic of bank.topics) {
      const own = bank.questions.filter((one) => one.topic === topic.code);
      expect(own.length, topic.code).toBeGreaterThanOrEqual(LEAST_IN_TOPIC[topic.code] ?? 30);
      for (const difficulty of ["easy", "medium", "hard"]) {
        const cell = bank.questions.filter(
          (one) => one.topic === topic.code && one.difficulty === difficulty,
        );
        expect(cell.length, `${topic.code} ${difficulty}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

describe.each(CONTEST_BANKS)("the figures of %s", (slug) => {
  const figures = figuresOf(bankOf(slug));

  it("has questions of every type, and enough for citizens in plain words", () => {
    for (const [type, count] of Object.entries(figures.byType))
      expect(count, type).toBeGreaterThanOrEqual(25);
    expect(figures.citizens).toBeGreaterThanOrEqual(60);
  });

  it("gives no right option away by its length: among four the mean rank is near 2.5", () => {
    expect(figures.longestIsRightShare).toBeLessThanOrEqual(0.3);
    expect(figures.rightLengthRankMean).toBeGreaterThan(2.2);
    expect(figures.rightLengthRankMean).toBeLessThan(2.8);
  });

  it("cites everything, asks nothing twice, and hardly uses options that stand for others", () => {
    expect(figures).toMatchObject({ withoutCitation: 0, duplicates: 0 });
    expect(figures.allOfTheAboveShare).toBeLessThanOrEqual(0.03);
  });
});

describe("the banks together", () => {
  const banks = slugs.map(bankOf);

  it("ask nothing twice: what is practised is not what a contest asks", () => {
    const stems = banks.flatMap((bank) =>
      bank.questions.map(({ stem, code }) => ({ key: searchKey(stem), at: `${bank.slug} ${code}` })),
    );
    const first = new Map<string, string>();
    for (const { key, at } of stems) {
      expect(first.get(key), at).toBeUndefined();
      first.set(key, at);
    }
  });

  it("call a document by one id and one wording", () => {
    const byKey = new Map<string, BankFileDocument>();
    for (const document of banks.flatMap((bank) => bank.documents)) {
      expect(byKey.get(documentKey(document)) ?? document).toEqual(document);
      byKey.set(documentKey(document), document);
    }
  });
});

describe.each(slugs)("bank %s", (slug) => {
  const bank = bankOf(slug);
  const single = bank.questions.filter((question) => question.type === "single");

  it("lies in the folder of its name and has files named after its topics", () => {
    expect(bank.slug).toBe(slug);
    for (const [file, content] of Object.entries(partsOf(slug).questionFiles)) {
      const topics = new Set((content as BankFileQuestion[]).map((question) => question.topic));
      expect([...topics].map((topic) => `questions/t${topic.slice(1).padStart(2, "0")}.json`)).toEqual([
        file,
      ]);
    }
  });

  it("speaks to citizens too", () => {
    const forCitizens = bank.questions.filter((question) => question.audience !== "staff");
    expect(forCitizens.length).toBeGreaterThanOrEqual(40);
    for (const topic of bank.topics) {
      expect(forCitizens.filter((one) => one.topic === topic.code).length, topic.code).toBeGreaterThanOrEqual(
        3,
      );
    }
  });

  it("offers four options where one is right, four or five where several are", () => {
    for (const one of single) expect(answerOfFile(one).options.length, one.code).toBe(4);
    for (const one of bank.questions.filter((question) => question.type === "multiple")) {
      expect([4, 5], one.code).toContain(answerOfFile(one).options.length);
    }
  });

  it("does not give the right option away by its length", () => {
    expect(share(single.filter(isStrictlyLongest).length, single.length)).toBeLessThanOrEqual(0.35);
  });

  it("does not give the right option away by its place", () => {
    for (const key of ["a", "b", "c", "d"]) {
      const there = single.filter((question) => correctOf(question)[0]?.key === key).length;
      expect(share(there, single.length), key).toBeGreaterThanOrEqual(0.15);
      expect(share(there, single.length), key).toBeLessThanOrEqual(0.35);
    }
  });

  it("balances right and wrong statements", () => {
    const statements = bank.questions.filter((question) => question.type === "true_false");
    const right = statements.filter((question) => correctOf(question)[0]?.text === "Đúng").length;
    expect(share(right, statements.length)).toBeGreaterThanOrEqual(0.35);
    expect(share(right, statements.length)).toBeLessThanOrEqual(0.65);
  });

  it("has no option that stands for the others, and says when several are right", () => {
    for (const question of bank.questions) {
      for (const option of answerOfFile(question).options) {
        expect(searchKey(option.text), question.code).not.toMatch(/tat ca|ca (a|ba|hai) |phuong an|dap an/);
      }
      const announced = searchKey(question.stem).includes("chon tat ca phuong an dung");
      expect(announced, question.code).toBe(question.type === "multiple");
    }
  });

  it("asks in every type, and says in which form a short answer is written", () => {
    expect(new Set(bank.questions.map((question) => question.type))).toEqual(new Set(QUESTION_TYPES));
    for (const question of bank.questions) {
      if (question.type === "short_answer") expect(question.stem, question.code).toMatch(/\(ghi .+\)$/);
    }
  });

  it("explains in words that are not the bare option, and cites every document it lists", () => {
    for (const question of bank.questions) {
      expect(question.explanation.length, question.code).toBeGreaterThan(40);
      expect(question.explanation, question.code).toMatch(/\.$/);
    }
    const cited = new Set(bank.questions.map((question) => question.citation.document));
    expect(bank.documents.filter((document) => !cited.has(document.id))).toEqual([]);
  });

  it("names the topic of its first fact in the code", () => {
    for (const question of bank.questions) {
      expect(question.code).toMatch(new RegExp(`^${question.topic}-Q\\d{2,3}$`));
      expect(question.facts[0]).toMatch(new RegExp(`^${question.topic}-\\d{2,3}$`));
    }
  });
});

const question = (changes: Partial<BankFileChoice> = {}): BankFileChoice => ({
  code: "T1-Q01",
  topic: "T1",
  difficulty: "easy",
  type: "single",
  audience: "everyone",
  stem: "Cơ quan nào ban hành?",
  options: [
    { key: "a", text: "Chính phủ", correct: true },
    { key: "b", text: "Quốc hội" },
    { key: "c", text: "Bộ Nội vụ" },
    { key: "d", text: "Sở Nội vụ" },
  ],
  explanation: "Theo Nghị quyết 76/NQ-CP.",
  citation: { document: "nq-76", place: null },
  facts: ["T1-01"],
  ...changes,
});

const document = {
  id: "nq-76",
  issuer: "Chính phủ",
  kind: "Nghị quyết",
  number: "76/NQ-CP",
  date: null,
  title: "A",
};

const bankWith = (...questions: BankFileQuestion[]): BankFile => ({
  slug: "mau",
  name: "Mẫu",
  description: "Mẫu",
  language: "vi",
  topics: [{ code: "T1", name: "Chủ đề" }],
  documents: [document],
  questions,
});

const reasons = (bank: BankFile): BankFileProblemReason[] =>
  validateBank(bank).map((problem) => problem.reason);
const option = (key: string, text: string, correct?: true) => ({ key, text, ...(correct && { correct }) });
const good = question().options;

describe("a broken bank is reported", () => {
  it("and a good one is not", () => {
    expect(validateBank(bankWith(question()))).toEqual([]);
  });

  const broken: [BankFileProblemReason, Partial<BankFileChoice>][] = [
    ["unknown-topic", { topic: "T9" }],
    ["unknown-document", { citation: { document: "khong-co", place: null } }],
    ["wrong-correct-count", { options: good.map(({ key, text }) => ({ key, text })) }],
    ["wrong-correct-count", { options: good.map((one) => ({ ...one, correct: true as const })) }],
    ["wrong-correct-count", { type: "multiple" }],
    [
      "wrong-correct-count",
      { type: "multiple", options: good.map((one) => ({ ...one, correct: true as const })) },
    ],
    ["wrong-option-count", { options: good.slice(0, 2) }],
    ["wrong-option-count", { type: "true_false" }],
    [
      "wrong-true-false-options",
      { type: "true_false", options: [option("a", "Có", true), option("b", "Không")] },
    ],
    [
      "wrong-true-false-options",
      { type: "true_false", options: [option("a", "Sai", true), option("b", "Đúng")] },
    ],
    ["wrong-option-keys", { options: [...good.slice(1), ...good.slice(0, 1)] }],
    ["duplicate-option", { options: [...good.slice(0, 3), option("d", "quốc hội")] }],
    ["not-nfc", { stem: "Cơ quan nào ban hành?".normalize("NFD") }],
    ["untidy-space", { explanation: "Theo  Nghị quyết." }],
    ["control-character", { stem: "Cơ quan \u202Enào" }],
    ["markup", { stem: "<b>Cơ quan</b> nào ban hành?" }],
    ["markup", { explanation: "Nghị quyết&nbsp;76" }],
  ];

  it.each(broken)("%s", (reason, changes) => {
    expect(reasons(bankWith(question(changes)))).toContain(reason);
  });

  it("a comparison is not markup", () => {
    expect(reasons(bankWith(question({ explanation: "Khi a < b và b > c thì theo Nghị quyết." })))).toEqual(
      [],
    );
  });

  it("codes and stems that come twice, also without accents or decomposed", () => {
    expect(reasons(bankWith(question(), question({ stem: "Khác" })))).toEqual(["duplicate-question"]);
    expect(
      reasons(bankWith(question(), question({ code: "T1-Q02", stem: "co quan nao  ban hanh?" }))),
    ).toEqual(["duplicate-stem", "untidy-space"]);
    const decomposed = question({ code: "T1-Q02", stem: question().stem.normalize("NFD") });
    expect(reasons(bankWith(question(), decomposed))).toContain("duplicate-stem");
  });

  it("documents that share issuer, number and date, but not those that share a number only", () => {
    const bank = bankWith(question());
    const other = { ...document, id: "khac" };
    expect(reasons({ ...bank, documents: [document, other] })).toEqual(["duplicate-document"]);
    expect(reasons({ ...bank, documents: [document, { ...other, issuer: "Bộ Chính trị" }] })).toEqual([]);
    expect(reasons({ ...bank, topics: [...bank.topics, ...bank.topics] })).toEqual(["duplicate-topic"]);
  });

  it.each([
    ["a fact id of another form", { ...question(), facts: ["fact 1"] }],
    ["no citation", { ...question(), citation: undefined }],
    ["an unknown difficulty", { ...question(), difficulty: "extreme" }],
    ["an unknown field", { ...question(), answer: "a" }],
    ["an empty stem", { ...question(), stem: "" }],
  ])("a file of the wrong shape: %s", (_name, record) => {
    const { documents, questions: _questions, ...header } = bankWith();
    const parsed = parseBank({ header, documents, questionFiles: { "questions/t01.json": [record] } });
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.problems[0]).toMatchObject({
      reason: "wrong-shape",
      at: "questions/t01.json",
    });
  });

  it("a date that does not exist and files that are missing", () => {
    const { documents, questions, ...header } = bankWith(question());
    const files = { "questions/t01.json": questions };
    const impossible = [{ ...document, date: "2025-02-30" }];
    expect(parseBank({ header, documents: impossible, questionFiles: files }).ok).toBe(false);
    expect(parseBank({ header: undefined, documents, questionFiles: files }).ok).toBe(false);
    expect(parseBank({ header, documents, questionFiles: files }).ok).toBe(true);
  });
});
