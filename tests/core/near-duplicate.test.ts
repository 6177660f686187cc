import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerOfFile } from "~/bank/file-answer";
import { type Asked, findTwins } from "~/core/near-duplicate";
import { realBank } from "../support/bank-builders";

const one = (stem: string, ...right: string[]): Asked => ({ stem, right });

/** Whether the second is found as a twin of the first, alone and among all questions of the real bank. */
async function areTwins(a: Asked, b: Asked): Promise<boolean[]> {
  const bank = (await realBank()).questions.map((question) => one(question.stem));
  const alone = findTwins([a], [b])[0] ?? [];
  const among = findTwins([...bank, a], [b])[0] ?? [];
  return [alone.length > 0, among.some((twin) => twin.other === bank.length)];
}

describe("near-duplicates", () => {
  it.each([
    [
      one(
        "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030 được ban hành kèm theo văn bản nào?",
        "Nghị quyết số 76/NQ-CP",
      ),
      one(
        "Văn bản nào ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030?",
        "Nghị quyết 76/NQ-CP ngày 15/7/2021",
      ),
    ],
    [
      one(
        "Theo Nghị định số 61/2018/NĐ-CP, cơ chế một cửa là gì?",
        "Phương thức tiếp nhận hồ sơ, giải quyết và trả kết quả",
      ),
      one(
        "Cơ chế một cửa được hiểu như thế nào theo quy định tại Nghị định 61/2018/NĐ-CP?",
        "Phương thức tiếp nhận hồ sơ, giải quyết, trả kết quả",
      ),
    ],
    [
      one("Thời hạn giải quyết thủ tục đăng ký khai sinh là bao nhiêu ngày làm việc?", "Ngay trong ngày"),
      one(
        "Thủ tục đăng ký khai sinh được giải quyết trong thời hạn bao nhiêu ngày?",
        "Ngay trong ngày tiếp nhận",
      ),
    ],
    [
      one("Co che mot cua lien thong la gi?", "Phuong thuc phoi hop"),
      one("Cơ chế một cửa liên thông là gì?", "Phương thức phối hợp"),
    ],
    [
      one(
        "Cơ quan nào chủ trì xác định Chỉ số cải cách hành chính (PAR INDEX) của các bộ, các tỉnh?",
        "Bộ Nội vụ",
      ),
      one(
        "Chỉ số cải cách hành chính PAR INDEX của các bộ, tỉnh do cơ quan nào chủ trì xác định?",
        "Bộ Nội vụ",
      ),
    ],
  ])("finds a paraphrase: %#", async (a, b) => {
    expect(await areTwins(a, b)).toEqual([true, true]);
  });

  it.each([
    [
      one(
        "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ, thời hạn trả kết quả là bao lâu?",
        "15 ngày",
      ),
      one(
        "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ, ai bổ nhiệm công chức ở Bộ phận Một cửa?",
        "Người đứng đầu cơ quan",
      ),
    ],
    [
      one("Phương án nào sau đây là mục tiêu của cải cách thể chế?", "Hệ thống pháp luật đồng bộ"),
      one("Phương án nào sau đây là mục tiêu của cải cách tài chính công?", "Tự chủ của đơn vị sự nghiệp"),
    ],
    [
      one("Chỉ số PAR INDEX do cơ quan nào công bố?", "Bộ Nội vụ"),
      one("Chỉ số PAPI do tổ chức nào công bố?", "UNDP và CECODES"),
    ],
    [
      one("Nghị quyết số 76/NQ-CP đặt mục tiêu đến năm 2025 bao nhiêu phần trăm hồ sơ được số hóa?", "80%"),
      one("Nghị quyết số 76/NQ-CP đặt mục tiêu đến năm 2030 bao nhiêu phần trăm người dân hài lòng?", "95%"),
    ],
    [
      one("Đúng hay sai: Chính phủ ban hành nghị định?"),
      one("Đúng hay sai: Thủ tướng Chính phủ chỉ định người đứng đầu sở?"),
    ],
  ])("leaves alone what only shares a phrase: %#", async (a, b) => {
    expect(await areTwins(a, b)).toEqual([false, false]);
  });

  it("calls few questions of the real bank twins, for each was written about its own fact", async () => {
    const { questions } = await realBank();
    const asked = questions.map((question) => {
      const { options, keys } = answerOfFile(question);
      const right = options.filter((option) => keys.includes(option.key)).map((option) => option.text);
      return one(question.stem, ...(question.type === "true_false" ? [] : right));
    });
    const twins = findTwins([], asked).filter((found) => found.length > 0);
    expect(twins.length / asked.length).toBeLessThan(0.05);
  });

  it("says 1 for the same words only, and finds them within the file too", () => {
    const stem = "Bộ phận Một cửa cấp xã đặt ở đâu?";
    const other = "Hồ sơ nộp trực tuyến được xác nhận bằng cách nào?";
    const found = findTwins(
      [one(stem, "Trụ sở")],
      [one(other), one("Bộ phận MỘT CỬA cấp xã, đặt ở đâu"), one(other)],
    );
    expect(found).toEqual([[], [{ other: 0, similarity: 1 }], [{ other: 1, similarity: 1 }]]);
  });

  it("is the same whichever of two comes first, and never leaves 0 … 1", () => {
    const words = fc.constantFrom(
      ..."cải cách hành chính một cửa liên thông hồ sơ theo nghị định số 61/2018/NĐ-CP xã tỉnh".split(" "),
    );
    const asked = fc.record({
      stem: fc.array(words, { minLength: 1, maxLength: 12 }).map((all) => all.join(" ")),
      right: fc.array(words, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(asked, asked, (a, b) => {
        const there = findTwins([a], [b])[0]?.[0]?.similarity ?? 0;
        const back = findTwins([b], [a])[0]?.[0]?.similarity ?? 0;
        expect(there).toBeCloseTo(back, 9);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("finds every question of the bank again when its last word is cut off and words are put before it", async () => {
    const { questions } = await realBank();
    const some = questions.slice(0, 120).map((question) => one(question.stem));
    const cut = some.map(({ stem }) => one(`Xin hỏi: ${stem.split(" ").slice(0, -1).join(" ")}`));
    const lost = cut.filter(
      (each, at) => !findTwins(some, [each], 200)[0]?.some((twin) => twin.other === at),
    );
    expect(lost).toEqual([]);
  });
});
