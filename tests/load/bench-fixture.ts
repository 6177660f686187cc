import { changePassword } from "~/account/change-password.server";
import { createSession } from "~/account/create-session.server";
import { issueSlips } from "~/account/issue-slips.server";
import { importBank } from "~/bank/import-bank.server";
import { readBankFolder } from "~/bank/read-bank-folder.server";
import { CURRENT_CONSENT_VERSION } from "~/contest/consent";
import { createContest } from "~/contest/create-contest.server";
import { editContest } from "~/contest/edit-contest.server";
import { enterContest } from "~/contest/enter-contest.server";
import { openRound } from "~/contest/open-round.server";
import { publishContest } from "~/contest/publish-contest.server";
import { saveRound } from "~/contest/save-round.server";
import { saveTrack } from "~/contest/save-track.server";
import { db } from "~/platform/db.server";
import { createUnit } from "~/unit/create-unit.server";
import { importRoster } from "~/unit/import-roster.server";
import { fillMatrix, STAFF_MATRIX } from "../../prisma/seed/matrix";
import { done } from "../../prisma/seed/outcome";
import { weekRound } from "../../prisma/seed/rounds";
import { inParallel } from "./latency";

/** A contestant with a session and a password. */
export type BenchPerson = { signInName: string; password: string; cookie: string };
export type BenchContest = { slug: string; people: BenchPerson[] };

const HOUR_MS = 3_600_000;
const PASSWORD = "chim-bay-ve-to-8264";

async function makeContest(unitId: string, bankId: string, now: Date) {
  const context = { now, actorId: null };
  const { contestId } = done(
    await createContest({ title: "Đo tải", slug: "do-tai", holderUnitId: unitId }, context),
  );
  const words = { title: "Đo tải", summary: "Đo tải", rulesMarkdown: "Đo tải" };
  const rules = { predictionMetric: null, predictionQuestion: null, pointsPerQuestion: 10 };
  done(
    await editContest(
      contestId,
      { ...words, ...rules, rankingChain: ["points", "duration", "submitted-at"] },
      context,
    ),
  );
  const track = {
    trackId: null,
    code: "can-bo",
    name: "Cán bộ",
    audience: "staff",
    entryMode: "roster",
    bankIds: [bankId],
  } as const;
  const { trackId } = done(await saveTrack(contestId, { ...track, bankIds: [bankId] }, context));
  done(await publishContest(contestId, context));
  const window = [new Date(now.getTime() - HOUR_MS), new Date(now.getTime() + 6 * HOUR_MS)] as const;
  const round = {
    ...weekRound("Đợt 1", ...window),
    durationMs: HOUR_MS,
    attemptsAllowed: 1,
    resultTiming: "at_once",
  } as const;
  const { roundId } = done(await saveRound(contestId, null, round, context));
  await fillMatrix(STAFF_MATRIX, { contestId, roundId, trackId, bankId, now });
  done(await openRound(roundId, context));
  return { contestId, trackId };
}

/**
 * Gives everybody the same password of their own: set for one by the use case, its hash copied to the others, because a
 * thousand hashes would take longer than the measurement.
 */
async function setPasswords(accountIds: readonly string[], now: Date): Promise<void> {
  const [first] = accountIds;
  if (!first) return;
  const { sessionId } = await createSession({ accountId: first, now });
  done(await changePassword({ accountId: first, sessionId, current: "", wanted: PASSWORD, now }));
  await db().$executeRaw`
    UPDATE account SET password_hash = known.password_hash, password_changed_at = known.password_changed_at,
      initial_password_expires_at = NULL
    FROM (SELECT * FROM account WHERE id = ${first}::uuid) known`;
}

/** A roster of `count` people, all signed in and entered in one running contest. */
export async function makeBenchContest(count: number, now: Date): Promise<BenchContest> {
  const context = { now, actorId: null };
  const fields = {
    code: "DT",
    name: "Đơn vị đo tải",
    kind: "commune",
    parentId: null,
    validFrom: "2025-01-01",
  } as const;
  const unit = done(await createUnit(fields, context));
  const people = Array.from({ length: count }, (_, at) => ({
    code: `DT${at + 10_000}`,
    fullName: `Người Thử Tải ${at}`,
    unitCode: "DT",
  }));
  done(await importRoster({ unitId: unit.unitId, people, effectiveOn: "2025-01-01" }, context));
  done(await issueSlips({ kind: "without-account", underPath: unit.path }, context));
  const folder = await readBankFolder("question-banks/cchc-2026");
  if (!folder.ok) throw new Error("the bank is broken");
  const { bankId } = done(await importBank(folder.bank, context));
  const { contestId, trackId } = await makeContest(unit.unitId, bankId, now);
  const accounts = await db().account.findMany({
    orderBy: { signInName: "asc" },
    select: { id: true, signInName: true },
  });
  await setPasswords(
    accounts.map((account) => account.id),
    now,
  );
  const made = await inParallel(accounts, 12, async ({ id: accountId, signInName }) => {
    const session = await createSession({ accountId, now, trusted: true });
    const consentVersion = CURRENT_CONSENT_VERSION;
    done(await enterContest({ contestId, accountId, trackId, consentVersion }, { now }));
    const cookie = `hoi_thi_session=${session.token}; hoi_thi_device=${session.deviceToken}`;
    return { signInName, password: PASSWORD, cookie };
  });
  return { slug: "do-tai", people: made };
}
