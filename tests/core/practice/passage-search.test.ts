import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { answerOfFile } from "~/bank/file-answer";
import { readBankFolder } from "~/bank/read-bank-folder.server";
import { type PassageIndex, PassageIndexBuilder } from "~/practice/passage-search";
import { rightAnswer } from "~/practice/right-answer";
import { sourceLine } from "~/practice/source-line";

const BANKS = path.join(import.meta.dirname, "../../../question-banks");

type Library = { index: PassageIndex; numberOf: Map<string, string>; textOf: Map<string, string> };

/** Everything that comes with the program, as one set would index it. */
async function readLibrary(): Promise<Library> {
  const builder = new PassageIndexBuilder();
  const [numberOf, textOf] = [new Map<string, string>(), new Map<string, string>()];
  for (const slug of ["on-luyen-cchc-2026", "cchc-2026"]) {
    const folder = await readBankFolder(path.join(BANKS, slug));
    if (!folder.ok) throw new Error(JSON.stringify(folder.problems.slice(0, 3)));
    const documents = new Map(
      folder.bank.documents.map((one) => [one.id, { ...one, number: one.number ?? "" }]),
    );
    for (const question of folder.bank.questions) {
      const id = `${slug} ${question.code}`;
      const document = documents.get(question.citation.document) ?? null;
      const source = sourceLine({ document, place: question.citation.place }) ?? "";
      const { prompts, options, keys } = answerOfFile(question);
      const right = rightAnswer({ type: question.type, prompts, options, keys });
      const about = [question.stem, right, document?.title].filter(Boolean).join(". ");
      builder.add({ id, text: question.explanation, source, about });
      numberOf.set(id, document?.number ?? "");
      textOf.set(id, question.explanation);
    }
  }
  return { index: builder.build(), numberOf, textOf };
}

let library: Library;
beforeAll(async () => {
  library = await readLibrary();
});

/** What people ask, and the number of the document (or a part of the passage) that answers it. */
const QUESTIONS: [question: string, expected: string][] = [
  ["Văn bản nào quy định cơ chế một cửa?", "118/2025/NĐ-CP"],
  ["van ban nao quy dinh co che mot cua", "118/2025/NĐ-CP"],
  ["cơ chế một cửa, một cửa liên thông", "118/2025/NĐ-CP"],
  ["nghị định 118/2025", "118/2025/NĐ-CP"],
  ["118/2025/NĐ-CP thay thế nghị định nào", "61/2018/NĐ-CP"],
  ["08-NQ/TU", "08-NQ/TU"],
  ["08-nq/tu lai châu", "20/5/2021"],
  ["76/NQ-CP", "76/NQ-CP"],
  ["nghi quyet 76/nq-cp", "76/NQ-CP"],
  ["Nghị quyết 57 về khoa học công nghệ", "57-NQ/TW"],
  ["nq 57-nq/tw giao dịch không dùng tiền mặt", "80%"],
  ["công tác văn thư", "30/2020/NĐ-CP"],
  ["cong tac van thu", "30/2020/NĐ-CP"],
  ["Luật Chuyển đổi số", "148/2025/QH15"],
  ["luat chuyen doi so co hieu luc khi nao", "148/2025/QH15"],
  ["Luật Dữ liệu", "60/2024/QH15"],
  ["bảo vệ dữ liệu cá nhân", "91/2025/QH15"],
  ["phản ánh, kiến nghị về quy định hành chính", "20/2008/NĐ-CP"],
  ["phan anh kien nghi", "20/2008/NĐ-CP"],
  ["người Việt Nam định cư ở nước ngoài", "20/2008/NĐ-CP"],
  ["thủ tục hành chính nội bộ", "1085/QĐ-TTg"],
  ["tthc nội bộ", "1085/QĐ-TTg"],
  ["chi phí tuân thủ thủ tục hành chính", "66/NQ-CP"],
  ["tỉnh nào không sắp xếp", "202/2025/QH15"],
  ["sáp nhập tỉnh 23 đơn vị hành chính cấp tỉnh", "202/2025/QH15"],
  ["định danh và xác thực điện tử", "69/2024/NĐ-CP"],
  ["dinh danh dien tu muc do 02", "69/2024/NĐ-CP"],
  ["PCI là gì", "PCI"],
  ["Đề án 06", "06/QĐ-TTg"],
  ["Luật Ngân sách nhà nước", "89/2025/QH15"],
  ["ngan sach nha nuoc", "89/2025/QH15"],
  ["cung cấp dịch vụ công trực tuyến trên Cổng Dịch vụ công quốc gia", "623/TTg-KSTT"],
  ["80% hộ gia đình cáp quang", "749/QĐ-TTg"],
  ["kinh tế số 20% GDP", "749/QĐ-TTg"],
  ["văn bản quy phạm pháp luật là gì", "64/2025/QH15"],
  ["VBQPPL", "64/2025/QH15"],
];

const answers = (question: string, expected: string, most: number) =>
  library.index.search(question, most).some(({ id }) => {
    return library.numberOf.get(id) === expected || library.textOf.get(id)?.includes(expected);
  });

describe("asking the banks that come with the program", () => {
  it.each(QUESTIONS)("%s → %s among the first three", (question, expected) => {
    expect(answers(question, expected, 3)).toBe(true);
  });

  it("finds all of them among the first three, and four in five first", () => {
    const share = (most: number) =>
      QUESTIONS.filter(([question, expected]) => answers(question, expected, most)).length / QUESTIONS.length;
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(25);
    expect(share(3)).toBe(1);
    expect(share(1)).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    ...[
      "giá vàng hôm nay",
      "gia vang hom nay",
      "thời tiết Hà Nội ngày mai",
      "cách nấu phở bò",
      "lịch thi đấu bóng đá",
    ],
    ...[
      "đội tuyển Việt Nam vô địch năm nào",
      "mua vé máy bay giá rẻ",
      "thuốc chữa đau đầu",
      "lãi suất ngân hàng",
    ],
    ...[
      "học phí đại học bách khoa",
      "hoa hậu Việt Nam",
      "thue thu nhap ca nhan",
      "999/QĐ-XYZ",
      "asdf qwerty",
      "?",
      "   ",
    ],
    ...["<script>alert(1)</script>", "'; DROP TABLE question; --", "%", "\\", "🙂"],
  ])("says plainly that nothing fits: %s", (question) => {
    expect(library.index.search(question, 10)).toEqual([]);
  });

  it("takes a document number as a whole: another number of the same form is not meant", () => {
    const numbers = library.index.search("08-NQ/TU", 10).map(({ id }) => library.textOf.get(id) ?? "");
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers.every((text) => text.includes("08-NQ/TU"))).toBe(true);
    expect(library.index.search("8-NQ/TU", 10)).toEqual(library.index.search("08-NQ/TU", 10));
  });

  it("gives the same answer every time, best first, at most what was asked for", () => {
    const once = library.index.search("thủ tục hành chính", 10);
    expect(library.index.search("thủ tục hành chính", 10)).toEqual(once);
    expect(once).toHaveLength(10);
    expect(once.map((one) => one.score)).toEqual(once.map((one) => one.score).toSorted((a, b) => b - a));
  });

  it("does not choke on a very long question", () => {
    expect(library.index.search("thủ tục ".repeat(20_000), 10).length).toBeLessThanOrEqual(10);
  });
});

describe("an index", () => {
  it("of nothing finds nothing", () => {
    expect(new PassageIndexBuilder().build().search("cơ chế một cửa", 10)).toEqual([]);
  });

  it("puts words beside each other before the same words apart, and accents that were typed before others", () => {
    const builder = new PassageIndexBuilder();
    const add = (id: string, text: string) => builder.add({ id, text, source: "", about: "" });
    add("apart", "Cửa hàng chỉ có một quầy và cơ sở có quy chế riêng");
    add("together", "Thực hiện cơ chế một cửa tại cơ sở và quầy của xã");
    for (let at = 0; at < 20; at++) add(`other ${at}`, `Nội dung khác số ${at} về xây dựng kế hoạch`);
    expect(builder.build().search("cơ chế một cửa", 10)[0]?.id).toBe("together");
  });
});
