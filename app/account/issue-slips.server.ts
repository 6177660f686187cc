import { localDay } from "~/core/time/zone";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { recordAudit } from "~/platform/audit.server";
import { type Tx, transaction } from "~/platform/db.server";
import { getEnv } from "~/platform/env.server";
import { newId } from "~/platform/new-id.server";
import { hashOneTimePassword } from "~/platform/password.server";
import { createPrintedPassword, createToken, hashToken } from "~/platform/tokens.server";
import { type Reach, reachOf } from "~/unit/reach";
import { type ActContext, judgeAccountAct } from "./act";
import { announceEnded } from "./end-sessions.server";
import { heldGrants, lockAccountActs } from "./held-grants.server";
import { canonicalSignInName } from "./sign-in-name";
import { MAX_SLIPS, SLIP_DAYS, type Slip, type SlipChoice, type SlipRefusal, type SlipSkip } from "./slip";
import { type Candidate, listCandidates } from "./slip-candidates.server";
import { type Credentials, storeCredentials } from "./store-credentials.server";
import type { HeldGrant } from "./viewer";

export type Issued = {
  slips: Slip[];
  skipped: { fullName: string; reason: SlipSkip }[];
  expiresAt: Date;
  /** The site as people type it. */
  site: string;
};

const DAY_MS = 86_400_000;
/** 128 bits: short enough for a small QR code, far beyond guessing. */
const LINK_BYTES = 16;

/**
 * Makes accounts for roster members and gives each a personal link and a random one-time password; a member who has
 * an account gets new ones, the former link, password and sessions die. Only the answer holds the secrets. Members
 * outside the actor's reach are passed over as if they did not exist.
 */
export async function issueSlips(
  choice: SlipChoice,
  { now, actorId }: ActContext,
  limit = MAX_SLIPS,
): Promise<Verdict<Issued, SlipRefusal>> {
  const expiresAt = new Date(now.getTime() + SLIP_DAYS * DAY_MS);
  const site = new URL(getEnv().PUBLIC_URL).host;
  const done = await transaction(
    async (tx) => {
      await lockAccountActs(tx);
      const { reach, grants } = await powersOf(tx, actorId);
      const candidates = await listCandidates(tx, choice, {
        reach,
        day: localDay(now),
        limit: limit + 1,
      });
      if (candidates.length === 0) return refuse("nobody-chosen");
      if (candidates.length > limit) return refuse("too-many-chosen");
      const judged = await judgeAll(tx, candidates, actorId, grants);
      const { slips, credentials } = drawCredentials(judged.able, now);
      const ended = await storeCredentials(tx, credentials, { now, actorId, expiresAt });
      await audit(tx, choice, credentials, { now, actorId });
      return accept({ issued: { slips, skipped: judged.skipped, expiresAt, site }, ended });
    },
    { timeoutMs: 120_000 },
  );
  if (!done.ok) return done;
  announceEnded(done.ended);
  return accept(done.issued);
}

async function powersOf(tx: Tx, actorId: string | null): Promise<{ reach: Reach; grants: HeldGrant[] }> {
  if (actorId === null) return { reach: "all", grants: [] };
  const grants = await heldGrants(tx, actorId);
  return { reach: reachOf(grants, ["organiser"]), grants };
}

async function judgeAll(tx: Tx, candidates: Candidate[], actorId: string | null, grants: HeldGrant[]) {
  const names = candidates.filter((one) => !one.account).map((one) => canonicalSignInName(one.code));
  const taken = await tx.account.findMany({
    where: { signInName: { in: names } },
    select: { signInName: true },
  });
  const takenNames = new Set(taken.map((account) => account.signInName));
  const able: Candidate[] = [];
  const skipped: Issued["skipped"] = [];
  for (const candidate of candidates) {
    const reason = skipReason(candidate, takenNames, actorId, grants);
    if (reason) skipped.push({ fullName: candidate.fullName, reason });
    else able.push(candidate);
  }
  return { able, skipped };
}

function skipReason(
  { account, code }: Candidate,
  takenNames: ReadonlySet<string>,
  actorId: string | null,
  grants: HeldGrant[],
): SlipSkip | null {
  if (!account) return takenNames.has(canonicalSignInName(code)) ? "sign-in-name-taken" : null;
  if (account.disabledAt) return "account-disabled";
  if (actorId === null) return null;
  const judged = judgeAccountAct(
    { accountId: actorId, grants },
    { accountId: account.id, grants: account.grants },
  );
  return judged.ok ? null : judged.reason;
}

function drawCredentials(able: Candidate[], now: Date) {
  const root = getEnv().PUBLIC_URL;
  const slips: Slip[] = [];
  const credentials: Credentials[] = [];
  for (const { account, memberId, fullName, searchKey, unitName, code } of able) {
    const token = createToken(LINK_BYTES);
    const password = createPrintedPassword();
    const signInName = canonicalSignInName(code);
    const holdsRole = account !== null && account.grants.length > 0;
    const link = holdsRole ? null : `${root}/link/${token}`;
    slips.push({ memberId, fullName, unitName, signInName: code, password, link });
    credentials.push({
      accountId: account?.id ?? newId(now),
      fresh: account ? null : { memberId, signInName, displayName: fullName, searchKey },
      passwordHash: hashOneTimePassword(password),
      tokenHash: hashToken(token),
    });
  }
  return { slips, credentials };
}

async function audit(tx: Tx, choice: SlipChoice, credentials: Credentials[], { now, actorId }: ActContext) {
  const reissued = credentials.filter((one) => !one.fresh).map((one) => one.accountId);
  const detail = { choice: choice.kind, created: credentials.length - reissued.length, reissued };
  await recordAudit(tx, { at: now, actorId, act: "issue-slips", subject: "account", detail });
}
