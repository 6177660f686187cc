import { announce } from "~/platform/events.server";
import { type HotClient, hotTransaction } from "~/platform/hot-transaction.server";
import { log } from "~/platform/log.server";
import { attemptRoom } from "~/realtime/protocol";
import { publishTo } from "~/realtime/publish.server";
import { passingRefusal } from "./save-answer.server";
import type { Sitter } from "./sitter";
import type { LeaseRefusal, LeaseReply } from "./sitting";
import { loadSitting } from "./sitting.queries.server";

type Row = { account_id: string; submitted_at: Date | null; lease_device_id: string; lease_epoch: number };
type Taking = { ok: true; epoch: number; from: string | null } | { ok: false; reason: LeaseRefusal };

const LOCK_SQL = `
SELECT account_id, submitted_at, lease_device_id, lease_epoch FROM attempt WHERE id = $1 FOR UPDATE`;
const TAKE_SQL = "UPDATE attempt SET lease_device_id = $2, lease_epoch = $3 WHERE id = $1";
const EVENT_SQL = "INSERT INTO lease_event (attempt_id, epoch, device_id, taken_at) VALUES ($1, $3, $2, $4)";

async function take(client: HotClient, attemptId: string, by: Sitter, now: Date): Promise<Taking> {
  const { rows } = await client.query<Row>(LOCK_SQL, [attemptId]);
  const row = rows[0];
  if (row?.account_id !== by.accountId) return { ok: false, reason: "attempt-unknown" };
  if (row.submitted_at) return { ok: false, reason: "attempt-submitted" };
  if (row.lease_device_id === by.deviceId) return { ok: true, epoch: row.lease_epoch, from: null };
  const epoch = row.lease_epoch + 1;
  await client.query(TAKE_SQL, [attemptId, by.deviceId, epoch]);
  await client.query(EVENT_SQL, [attemptId, by.deviceId, epoch, now]);
  return { ok: true, epoch, from: row.lease_device_id };
}

/**
 * Moves the attempt to the device that asks, on the person's explicit wish; from now on saves of the old device are refused.
 * Asked again by the device that holds it, nothing changes. Never throws.
 */
export async function takeLease(attemptId: string, by: Sitter, now: Date): Promise<LeaseReply> {
  try {
    const taking = await hotTransaction((client) => take(client, attemptId, by, now));
    if (!taking.ok) return taking;
    if (taking.from) {
      const { epoch } = taking;
      log.info({ attemptId, epoch, fromDevice: taking.from, toDevice: by.deviceId }, "lease taken over");
      announce("lease-taken", { attemptId, epoch });
      publishTo(attemptRoom(attemptId), "lease:lost", { attemptId, epoch }, { exceptDevice: by.deviceId });
    }
    const view = await loadSitting(attemptId, by, now);
    return view ? { ok: true, view } : { ok: false, reason: "attempt-unknown" };
  } catch (error) {
    const { reason } = passingRefusal(error);
    return { ok: false, reason };
  }
}
