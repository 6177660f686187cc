import { describe, expect, it } from "vitest";
import { detectFormat } from "~/exchange/detect-format.server";

const formatOf = async (text: string) => {
  const found = await detectFormat(new TextEncoder().encode(text), "cau-hoi.txt");
  return found.ok ? found.format : found.reason;
};

describe("what a text is", () => {
  it.each([
    ["gift", "Cơ quan nào? {=Bộ Nội vụ ~Bộ Tài chính}"],
    ["gift", "Nộp trực tuyến được giảm phí. {TRUE}"],
    ["gift", "Nộp trực tuyến được giảm phí. {\n  // khoá\n  F\n}"],
    ["gift", "::Câu 1::Vì sao phải cải cách?"],
    ["aiken", "Cơ quan nào?\nA. Bộ Nội vụ\nB. Bộ Tài chính\nANSWER: A"],
    ["text", "Câu 1: Cơ quan nào {trung ương}?\nA. Bộ Nội vụ\nB. Bộ Tài chính\nĐáp án: A"],
    ["text", "Dấu ngoặc \\{=không phải GIFT}"],
  ])("%s: %j", async (format, text) => expect(await formatOf(text)).toBe(format));

  // It is told on the main thread: tried from every empty line, this pattern would stop the server for seconds.
  it("is told in one walk over hostile text", async () => {
    for (let times = 0; times < 20; times++) expect(await formatOf(`{${"\n".repeat(199_000)}x`)).toBe("text");
  });
});
