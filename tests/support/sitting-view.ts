import type { SittingLine, ViewReply } from "~/attempt/outbox-line";
import type { SaveReply, SaveRequest, SittingView, SubmitReply } from "~/attempt/sitting";

export const ATTEMPT_ID = "01890000-0000-7000-8000-000000000001";

/** A paper of four questions as the server would send it. */
export function makeView(part: Partial<SittingView> = {}): SittingView {
  return {
    attemptId: ATTEMPT_ID,
    contestSlug: "cchc",
    contestTitle: "Tìm hiểu CCHC",
    roundName: "Tuần 1",
    startedAt: 0,
    deadlineAt: 1_200_000,
    serverNow: 1_000,
    submittedAt: null,
    questions: [1, 2, 3, 4].map((position) => ({
      position,
      type: "single",
      stemHtml: `<p>Câu ${position}</p>`,
      picture: null,
      prompts: [],
      options: ["a", "b"].map((id) => ({ id: `${id}${position}`, text: id })),
    })),
    predictionQuestion: null,
    answers: [],
    lastSeq: 0,
    lease: { epoch: 1, held: true },
    ...part,
  };
}

export const choose = (...choice: string[]) => ({ choice, prediction: null });

/** A server that keeps a journal in memory and answers by the rules of the real one; can be cut off. */
export function makeServer() {
  const journal = new Map<number, SaveRequest>();
  const server = {
    isOnline: true,
    epoch: 1,
    isHeld: true,
    submittedAt: null as number | null,
    deadlineAt: 1_200_000,
    refusal: null as Extract<SaveReply, { ok: false }>["reason"] | null,
    /** Everything that arrived, in order. */
    arrived: [] as number[],
    journal,
    width: 4,
    clock: 5_000,
  };
  const answerOf = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    if (!server.isOnline) throw new Error("network");
    return work();
  };
  const judge = (save: SaveRequest): SaveReply => {
    server.arrived.push(save.seq);
    if (server.refusal) return { ok: false, reason: server.refusal };
    const stored = journal.get(save.seq);
    if (stored) {
      const isSame =
        JSON.stringify(stored.choice) === JSON.stringify(save.choice) && stored.position === save.position;
      if (isSame) return { ok: true, seq: save.seq, receivedAt: server.clock, stale: false };
      return { ok: false, reason: save.leaseEpoch === server.epoch ? "seq-conflict" : "lease-lost" };
    }
    if (server.submittedAt !== null) return { ok: false, reason: "attempt-submitted" };
    if (save.leaseEpoch !== server.epoch || !server.isHeld) return { ok: false, reason: "lease-lost" };
    journal.set(save.seq, save);
    server.clock += 1;
    return { ok: true, seq: save.seq, receivedAt: server.clock, stale: false };
  };
  const view = (): SittingView => {
    const last = new Map<number, SaveRequest>();
    for (const save of [...journal.values()].sort((a, b) => a.seq - b.seq)) last.set(save.position, save);
    const answers = [...last.values()].map(({ position, seq, choice, prediction }) => {
      return { position, seq, choice, prediction, receivedAt: server.clock };
    });
    return makeView({
      answers,
      lastSeq: Math.max(0, ...journal.keys()),
      submittedAt: server.submittedAt,
      deadlineAt: server.deadlineAt,
      lease: { epoch: server.epoch, held: server.isHeld },
    });
  };
  const line: SittingLine = {
    width: () => server.width,
    send: (save) => answerOf(() => judge(save)),
    submit: ({ leaseEpoch }) =>
      answerOf((): SubmitReply => {
        if (leaseEpoch !== server.epoch) return { ok: false, reason: "lease-lost" };
        server.submittedAt ??= server.clock;
        return { ok: true, submittedAt: server.submittedAt };
      }),
    take: () =>
      answerOf(() => {
        if (!server.isHeld) server.epoch += 1;
        server.isHeld = true;
        return { ok: true as const, view: view() };
      }),
    look: () => answerOf((): ViewReply => ({ ok: true, view: view() })),
  };
  return { server, line, view };
}
