import { io, type Socket } from "socket.io-client";
import type { PublicQuestion, SaveReply, SittingView, SubmitReply } from "~/attempt/sitting";
import { assertNever } from "~/core/verdict";
import type { ClientToServer, ServerToClient } from "~/realtime/protocol";

const ACK_TIMEOUT_MS = 20_000;

export type Acked = { attemptId: string; seq: number };

/** An answer of the question's type, another one at each turn. */
function choiceAt({ type, options, prompts }: PublicQuestion, turn: number): string[] {
  const ids = options.map((option) => option.id);
  const idAt = (at: number) => ids[at % ids.length] ?? "";
  switch (type) {
    case "single":
    case "multiple":
    case "true_false":
      return [idAt(turn)];
    case "ordering":
      return ids.map((_, at) => idAt(turn + at));
    case "matching":
      return prompts.map((_, at) => idAt(turn + at));
    case "short_answer":
      return [`Câu trả lời ${turn}, có dấu "." và \\`];
    default:
      return assertNever(type);
  }
}

/** One simulated contestant: starts over HTTP, saves and submits over a socket, waits for each acknowledgement. */
export class Contestant {
  private socket: Socket<ServerToClient, ClientToServer> | null = null;
  private view: SittingView | null = null;
  private seq = 0;
  readonly acked: Acked[] = [];
  errors = 0;

  constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  private headers() {
    return { cookie: this.cookie, origin: this.url, "content-type": "application/x-www-form-urlencoded" };
  }

  /** POST of the start button; keeps the attempt it leads to. */
  async start(slug: string): Promise<string | null> {
    const response = await fetch(`${this.url}/c/${slug}/rounds/1/start`, {
      method: "POST",
      headers: this.headers(),
      body: "",
      redirect: "manual",
    });
    await response.arrayBuffer();
    const attemptId = /\/sit\/([0-9a-f-]{36})/.exec(response.headers.get("location") ?? "")?.[1] ?? null;
    if (!attemptId) this.errors += 1;
    return attemptId;
  }

  async load(attemptId: string): Promise<void> {
    const response = await fetch(`${this.url}/api/attempts/${attemptId}`, {
      headers: { cookie: this.cookie },
    });
    const reply = (await response.json()) as { ok: boolean; view: SittingView };
    if (!reply.ok) throw new Error(`no sitting: ${JSON.stringify(reply)}`);
    this.view = reply.view;
    this.seq = reply.view.lastSeq;
  }

  async connect(): Promise<void> {
    const socket: Socket<ServerToClient, ClientToServer> = io(this.url, {
      transports: ["websocket"],
      extraHeaders: { cookie: this.cookie, origin: this.url },
      reconnection: false,
      forceNew: true,
    });
    this.socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
  }

  /** Changes one answer; resolves with the time until the acknowledgement, in ms. */
  async save(turn: number): Promise<number> {
    const { view, socket } = this.sitting();
    const question = view.questions[turn % view.questions.length];
    this.seq += 1;
    const request = {
      attemptId: view.attemptId,
      seq: this.seq,
      position: question?.position ?? 1,
      choice: question ? choiceAt(question, Math.floor(turn / view.questions.length + turn)) : [],
      prediction: null,
      leaseEpoch: view.lease.epoch,
    };
    const startedMs = performance.now();
    const reply = await new Promise<SaveReply>((resolve) =>
      socket
        .timeout(ACK_TIMEOUT_MS)
        .emit("answer:save", request, (error, answer) =>
          resolve(error ? { ok: false, reason: "unavailable" } : answer),
        ),
    );
    if (reply.ok) this.acked.push({ attemptId: view.attemptId, seq: reply.seq });
    else this.errors += 1;
    return performance.now() - startedMs;
  }

  async submit(): Promise<void> {
    const { view, socket } = this.sitting();
    const request = { attemptId: view.attemptId, leaseEpoch: view.lease.epoch };
    const reply = await new Promise<SubmitReply>((resolve) =>
      socket
        .timeout(ACK_TIMEOUT_MS)
        .emit("attempt:submit", request, (error, answer) =>
          resolve(error ? { ok: false, reason: "unavailable" } : answer),
        ),
    );
    if (!reply.ok) this.errors += 1;
  }

  /** One acknowledgement with no work behind it. */
  async echo(): Promise<void> {
    const { socket, view } = this.sitting();
    await new Promise<void>((resolve) =>
      socket.timeout(ACK_TIMEOUT_MS).emit("echo", { position: view.lastSeq }, () => resolve()),
    );
  }

  close(): void {
    this.socket?.close();
  }

  private sitting() {
    if (!this.view || !this.socket) throw new Error("not connected");
    return { view: this.view, socket: this.socket };
  }
}
