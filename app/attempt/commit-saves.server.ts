import { isWorthRetrying } from "~/platform/database-fault.server";
import { pool } from "~/platform/db.server";
import { choiceLine } from "./choice-line";
import { judgeAnswer } from "./judge-answer";
import { outlinesOf } from "./papers.server";
import { SAVE_ANSWERS_SQL, STORED_ANSWERS_SQL } from "./save-answer.sql.server";
import type { Sitter } from "./sitter";
import type { SaveRefusal, SaveReply, SaveRequest } from "./sitting";

/** One save as it came in; `receivedAt` in ms, stamped when the bytes arrived. */
export type Save = { request: SaveRequest; by: Sitter; receivedAt: number };

/** A save that fits its paper, with its place in the group and the choice as it is stored. */
export type FittingSave = Save & { index: number; choice: string[] };

type StoredRow = {
  ord: string;
  position: number;
  choice: string;
  prediction: number | null;
  received_ms: number;
  stale: boolean;
};

const keyOf = ({ request }: Save) => `${request.attemptId} ${request.seq}`;

/** Array literals written by hand: every text in them is a UUID, a number or {@link quoted}. */
function literal(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => (value === null ? "NULL" : value)).join(",")}}`;
}

/** Any text as an element of an array literal. */
const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** The parameters of SAVE_ANSWERS_SQL. */
export function saveParameters(saves: readonly FittingSave[]): string[] {
  return [
    literal(saves.map((save) => save.request.attemptId)),
    literal(saves.map((save) => save.request.seq)),
    literal(saves.map((save) => save.request.position)),
    literal(saves.map((save) => quoted(choiceLine(save.choice)))),
    literal(saves.map((save) => save.request.prediction)),
    literal(saves.map((save) => save.receivedAt)),
    literal(saves.map((save) => save.request.leaseEpoch)),
    literal(saves.map((save) => save.by.accountId)),
    literal(saves.map((save) => save.by.deviceId)),
  ];
}

/** Locks are taken in this order, whatever the order of arrival: by attempt, then seq. */
function byLockOrder(a: Save, b: Save): number {
  const [left, right] = [a.request, b.request];
  if (left.attemptId !== right.attemptId) return left.attemptId < right.attemptId ? -1 : 1;
  return left.seq - right.seq;
}

type Written = { written: number; refusals: Map<number, SaveRefusal>; stale: Set<number> };

async function write(saves: readonly FittingSave[]): Promise<Written> {
  const query = { name: "save-answers", text: SAVE_ANSWERS_SQL, values: saveParameters(saves) };
  type Row = { written: number; marks: [number, SaveRefusal | null, boolean][] | null };
  const run = () => pool().query<Row>(query);
  const { rows } = await run().catch((error: unknown) => {
    if (isWorthRetrying(error)) return run();
    throw error;
  });
  const outcome: Written = { written: rows[0]?.written ?? 0, refusals: new Map(), stale: new Set() };
  for (const [at, refusal, stale] of rows[0]?.marks ?? []) {
    if (refusal) outcome.refusals.set(at, refusal);
    else if (stale) outcome.stale.add(at);
  }
  return outcome;
}

/** Whether an earlier member of the group, received earlier, answers the same question with a higher seq. */
function isOvertaken(save: FittingSave, group: readonly FittingSave[]): boolean {
  return group.some(
    ({ request, receivedAt }) =>
      request.attemptId === save.request.attemptId &&
      request.position === save.request.position &&
      request.seq > save.request.seq &&
      receivedAt < save.receivedAt,
  );
}

async function storedAnswers(saves: readonly FittingSave[]): Promise<Map<number, StoredRow>> {
  const { rows } = await pool().query<StoredRow>({
    name: "stored-answers",
    text: STORED_ANSWERS_SQL,
    values: [
      literal(saves.map((save) => save.request.attemptId)),
      literal(saves.map((save) => save.request.seq)),
    ],
  });
  return new Map(rows.map((row) => [Number(row.ord), row]));
}

/** A number that was used before: the same content gets the reply of the first time, whatever has happened since. */
function replyToRepeat(
  save: FittingSave,
  stored: StoredRow | undefined,
  refusal: SaveRefusal | undefined,
): SaveReply {
  const { position, prediction, seq } = save.request;
  const isSame =
    stored?.position === position &&
    stored.choice === choiceLine(save.choice) &&
    stored.prediction === prediction;
  if (stored && isSame)
    return { ok: true, seq, receivedAt: Math.round(stored.received_ms), stale: stored.stale };
  return { ok: false, reason: refusal ?? (stored ? "seq-conflict" : "attempt-unknown") };
}

async function commitFitting(saves: FittingSave[], replies: SaveReply[]): Promise<void> {
  saves.sort(byLockOrder);
  const { written, refusals, stale } = await write(saves);
  const kept = saves.filter((_, at) => !refusals.has(at));
  const isNew = written === kept.length;
  const crowded = new Set(saves.map((save) => save.request.attemptId)).size < saves.length;
  const doubtful: { save: FittingSave; refusal: SaveRefusal | undefined }[] = [];
  saves.forEach((save, at) => {
    const refusal = refusals.get(at);
    if (refusal || !isNew) doubtful.push({ save, refusal });
    else {
      const overtaken = stale.has(at) || (crowded && isOvertaken(save, kept));
      replies[save.index] = {
        ok: true,
        seq: save.request.seq,
        receivedAt: save.receivedAt,
        stale: overtaken,
      };
    }
  });
  if (doubtful.length === 0) return;
  const stored = await storedAnswers(doubtful.map(({ save }) => save));
  doubtful.forEach(({ save, refusal }, at) => {
    replies[save.index] = replyToRepeat(save, stored.get(at), refusal);
  });
}

/** Saves a group with one commit; replies in the order of the saves. Throws when the database is away. */
export async function commitSaves(saves: readonly Save[]): Promise<SaveReply[]> {
  const replies: SaveReply[] = new Array(saves.length);
  const outlines = await outlinesOf(new Set(saves.map((save) => save.request.attemptId)));
  const fitting = new Map<string, FittingSave>();
  const repeats: number[] = [];
  saves.forEach((save, index) => {
    const outline = outlines.get(save.request.attemptId);
    const verdict =
      outline?.accountId === save.by.accountId
        ? judgeAnswer(outline, save.request)
        : ({ ok: false, reason: "attempt-unknown" } as const);
    if (!verdict.ok) replies[index] = { ok: false, reason: verdict.reason };
    else if (fitting.has(keyOf(save))) repeats.push(index);
    else fitting.set(keyOf(save), { ...save, index, choice: verdict.choice });
  });
  if (fitting.size > 0) await commitFitting([...fitting.values()], replies);
  if (repeats.length > 0) {
    const later = await commitSaves(repeats.map((index) => saves[index] as Save));
    repeats.forEach((index, at) => {
      replies[index] = later[at] as SaveReply;
    });
  }
  return replies;
}
