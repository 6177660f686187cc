import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answer, completion, startDraftingService } from "../support/drafting-service";

const PASSAGE =
  "Bộ phận Một cửa giải thích, hướng dẫn tổ chức, cá nhân thực hiện thủ tục hành chính theo quy định.";
const REQUEST = { passage: PASSAGE, citation: "Nghị định số 118/2025/NĐ-CP", count: 3 };
const QUESTION = {
  stem: "Ai hướng dẫn tổ chức, cá nhân thực hiện thủ tục hành chính?",
  options: ["Bộ phận Một cửa", "Tòa án nhân dân", "Ngân hàng Nhà nước", "Kho bạc Nhà nước"],
  right: 0,
  quote: "Bộ phận Một cửa giải thích, hướng dẫn tổ chức, cá nhân thực hiện thủ tục hành chính",
};

let stop: (() => Promise<void>) | undefined;

/** The service as the environment names it; what it is asked is remembered. */
async function serve(answer: Answer, environment: Record<string, string> = {}) {
  const service = await startDraftingService(answer);
  stop = service.stop;
  vi.stubEnv("DRAFTING_URL", service.url);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return service.asked;
}

/** The program as it starts with the present environment. */
async function freshProgram() {
  vi.stubEnv("DATABASE_URL", "postgresql://u:p@127.0.0.1:1/d");
  vi.stubEnv("SESSION_SECRET", "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEF");
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.resetModules();
  const [{ draftQuestions }, { isChatConfigured }] = await Promise.all([
    import("~/exchange/draft-questions.server"),
    import("~/platform/chat-completion.server"),
  ]);
  return { draftQuestions, isChatConfigured };
}

afterEach(async () => {
  vi.unstubAllEnvs();
  await stop?.();
  stop = undefined;
});

const ok: Answer = (_request, response) => {
  response.setHeader("Content-Type", "application/json");
  response.end(completion(JSON.stringify({ questions: [QUESTION] })));
};

describe("a drafting service of the protocol", () => {
  it("is asked with model and key, gets the passage as the user's words, and drafts", async () => {
    const asked = await serve(ok, { DRAFTING_MODEL: "mo-hinh", DRAFTING_KEY: "khoa-bi-mat" });
    const { draftQuestions, isChatConfigured } = await freshProgram();
    expect(isChatConfigured()).toBe(true);
    const drafted = await draftQuestions(REQUEST);
    expect(drafted).toMatchObject({ ok: true, file: { questions: [{ stem: QUESTION.stem, right: [0] }] } });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ url: "/v1/chat/completions", authorization: "Bearer khoa-bi-mat" });
    expect(asked[0]?.body).toMatchObject({
      model: "mo-hinh",
      messages: [{ role: "system" }, { role: "user", content: PASSAGE }],
      response_format: { type: "json_object" },
    });
  });

  const broken: [string, Answer, string][] = [
    ["an error", (_q, response) => response.writeHead(500).end("{}"), "refused"],
    ["a wrong key", (_q, response) => response.writeHead(401).end("{}"), "refused"],
    ["no JSON", (_q, response) => response.end("<html>"), "bad-reply"],
    ["another shape", (_q, response) => response.end('{"choices":[]}'), "bad-reply"],
    ["words instead of questions", (_q, response) => response.end(completion("Xin chào")), "bad-reply"],
    ["a reply without end", (_q, response) => response.end("x".repeat(1_100_000)), "bad-reply"],
    ["a broken connection", (request) => request.socket.destroy(), "unreachable"],
    [
      "a redirect elsewhere",
      (_q, response) => response.writeHead(307, { Location: "http://127.0.0.1:1/" }).end(),
      "unreachable",
    ],
  ];
  it.each(broken)("that answers with %s is refused in words", async (_name, answer, reason) => {
    const asked = await serve(answer);
    const { draftQuestions } = await freshProgram();
    expect(await draftQuestions(REQUEST)).toMatchObject({ ok: false, reason });
    expect(asked).toHaveLength(1);
  });

  it("that never answers is given up", async () => {
    await serve(() => {}, { DRAFTING_TIMEOUT_MS: "1000" });
    const { draftQuestions } = await freshProgram();
    expect(await draftQuestions(REQUEST)).toMatchObject({ ok: false, reason: "took-too-long" });
  });
});

it("without an address there is no drafting, and nothing is asked", async () => {
  const { draftQuestions, isChatConfigured } = await freshProgram();
  expect(isChatConfigured()).toBe(false);
  expect(await draftQuestions(REQUEST)).toMatchObject({ ok: false, reason: "not-configured" });
});
