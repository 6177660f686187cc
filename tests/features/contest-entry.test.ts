import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listBars } from "~/contest/bar.queries.server";
import { barAccount } from "~/contest/bar-account.server";
import { CURRENT_CONSENT_VERSION } from "~/contest/consent";
import { getContest, listRounds, listTracks } from "~/contest/contest.queries.server";
import { enterContest } from "~/contest/enter-contest.server";
import { liftBar } from "~/contest/lift-bar.server";
import { openRound } from "~/contest/open-round.server";
import { findContestAction } from "~/contest/person-phase.queries.server";
import { saveTrack } from "~/contest/save-track.server";
import { db, disconnect } from "~/platform/db.server";
import {
  accepted,
  hours,
  makeAccount,
  makeAttempt,
  makeContest,
  makeStaff,
  makeUnit,
  minutes,
  NOW,
  ROUND,
  system,
} from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

type Place = { contestId: string; trackId: string };

async function enter(
  place: Place,
  accountId: string,
  now = NOW,
  consentVersion: string | null = CURRENT_CONSENT_VERSION,
) {
  const { contestId, trackId } = place;
  const verdict = await enterContest({ contestId, trackId, accountId, consentVersion }, { now });
  return verdict.ok ? (verdict.already ? "already" : "entered") : verdict.reason;
}

async function withCitizens() {
  const contest = await makeContest();
  const citizens = { code: "nguoi-dan", name: "Người dân", audience: "citizens", entryMode: "self" } as const;
  const fields = { ...contest.track, ...citizens, trackId: null };
  const { trackId } = accepted(await saveTrack(contest.contestId, fields, system));
  return { contest, citizens: { contestId: contest.contestId, trackId } };
}

describe("entering a contest", () => {
  it("takes roster members of the holder and below, on the track by roster only", async () => {
    const { contest, citizens } = await withCitizens();
    const below = await makeUnit(contest.holder.unitId, "division");
    const own = await makeStaff(contest.holder.unitId);
    const lower = await makeStaff(below.unitId);
    const stranger = await makeStaff((await makeUnit()).unitId);
    expect(await enter(contest, own.accountId)).toBe("entered");
    expect(await enter(contest, lower.accountId)).toBe("entered");
    expect(await enter(contest, stranger.accountId)).toBe("not-on-roster");
    expect(await enter(citizens, (await makeStaff(below.unitId)).accountId)).toBe("track-for-citizens");
  });

  it("takes a citizen on the citizens' track only, and an official on none", async () => {
    const { contest, citizens } = await withCitizens();
    const citizen = await makeAccount("citizen");
    const official = await makeAccount("official");
    expect(await enter(contest, citizen.accountId)).toBe("roster-only");
    expect(await enter(citizens, citizen.accountId)).toBe("entered");
    expect(await enter(citizens, official.accountId)).toBe("official-account");
    expect(await enter(contest, official.accountId)).toBe("official-account");
  });

  it("goes by the day: a membership ends on its last day, exclusive", async () => {
    const contest = await makeContest();
    const leaver = await makeStaff(contest.holder.unitId);
    await db().membership.update({
      where: { id: leaver.membershipId },
      data: { validTo: new Date("2026-11-22") },
    });
    const midnight = new Date("2026-11-21T17:00:00Z");
    expect(await enter(contest, leaver.accountId, midnight)).toBe("not-on-roster");
    expect(await enter(contest, leaver.accountId, new Date(midnight.getTime() - 1))).toBe("entered");
  });

  it("is idempotent, keeps the first consent, and refuses a second track", async () => {
    const { contest, citizens } = await withCitizens();
    accepted(await saveTrack(contest.contestId, { ...contest.track, entryMode: "both" }, system));
    const { accountId } = await makeAccount("citizen");
    expect(await enter(citizens, accountId)).toBe("entered");
    expect(await enter(citizens, accountId, hours(1), null)).toBe("already");
    expect(await enter(contest, accountId)).toBe("already-on-another-track");
    const entries = await db().entry.findMany({ where: { contestId: contest.contestId, accountId } });
    expect(entries).toMatchObject([{ enteredAt: NOW, consentVersion: CURRENT_CONSENT_VERSION }]);
  });

  it("makes one entry however many tabs enter at once", async () => {
    const contest = await makeContest();
    const { accountId } = await makeStaff(contest.holder.unitId);
    const answers = await Promise.all(Array.from({ length: 30 }, () => enter(contest, accountId)));
    expect(new Set(answers).has("entered")).toBe(true);
    expect(answers.every((answer) => answer === "entered" || answer === "already")).toBe(true);
    expect(await db().entry.count({ where: { contestId: contest.contestId } })).toBe(1);
  });

  it("asks for consent to the present text", async () => {
    const contest = await makeContest();
    const { accountId } = await makeStaff(contest.holder.unitId);
    expect(await enter(contest, accountId, NOW, null)).toBe("consent-missing");
    expect(await enter(contest, accountId, NOW, "2020-1")).toBe("consent-outdated");
    expect(await db().entry.count({ where: { contestId: contest.contestId } })).toBe(0);
  });

  it("is open from the publication until the last round has closed", async () => {
    const contest = await makeContest();
    const { accountId } = await makeStaff(contest.holder.unitId);
    expect(await enter(contest, accountId, new Date(NOW.getTime() - 1))).toBe("contest-not-public");
    expect(await enter(contest, accountId, ROUND.closesAt)).toBe("contest-over");
    expect(await enter(contest, accountId, new Date(ROUND.closesAt.getTime() - 1))).toBe("entered");
  });

  it("knows neither foreign tracks nor disabled accounts", async () => {
    const [one, other] = [await makeContest(), await makeContest()];
    const { accountId } = await makeStaff(one.holder.unitId);
    expect(await enter({ contestId: one.contestId, trackId: other.trackId }, accountId)).toBe(
      "track-unknown",
    );
    await db().account.update({ where: { id: accountId }, data: { disabledAt: NOW } });
    expect(await enter(one, accountId)).toBe("account-unknown");
  });
});

describe("the barred list", () => {
  it("keeps from entering until the bar is lifted; both are facts with a reason", async () => {
    const contest = await makeContest();
    const { accountId } = await makeStaff(contest.holder.unitId);
    const { contestId } = contest;
    const bar = accepted(await barAccount(contestId, { accountId, reason: "Tổ giúp việc" }, system));
    expect(await enter(contest, accountId)).toBe("barred");
    expect(await barAccount(contestId, { accountId, reason: "Lại" }, system)).toMatchObject({
      reason: "already-barred",
    });
    expect(await listBars(contestId)).toMatchObject([{ id: bar.barId, accountId, reason: "Tổ giúp việc" }]);

    const foreign = await makeContest();
    const lift = { barId: bar.barId, reason: "Rút khỏi tổ" };
    expect(await liftBar(foreign.contestId, lift, system)).toMatchObject({ reason: "bar-unknown" });
    expect(await liftBar(contestId, { ...lift, reason: " " }, system)).toMatchObject({
      reason: "reason-missing",
    });
    accepted(await liftBar(contestId, lift, system));
    expect(await liftBar(contestId, lift, system)).toMatchObject({ reason: "bar-unknown" });
    expect(await listBars(contestId)).toEqual([]);
    expect(await enter(contest, accountId)).toBe("entered");
    const acts = await db().auditEntry.findMany({ where: { subjectId: contestId }, orderBy: { id: "asc" } });
    expect(acts.map((act) => act.act).slice(-2)).toEqual(["bar-account", "lift-bar"]);
    expect(await db().bar.count({ where: { contestId } })).toBe(1);
  });

  it("refuses an unknown account and an empty reason", async () => {
    const { contestId } = await makeContest();
    const nobody = "01900000-0000-7000-8000-000000000009";
    expect(await barAccount(contestId, { accountId: nobody, reason: "x" }, system)).toMatchObject({
      reason: "account-unknown",
    });
    expect(await barAccount(contestId, { accountId: nobody, reason: " " }, system)).toMatchObject({
      reason: "reason-missing",
    });
  });
});

describe("the one big action", () => {
  it("follows a person from the public page to the result", async () => {
    const place = await makeContest();
    const { accountId } = await makeStaff(place.holder.unitId);
    const action = async (now: Date, who: string | null = accountId) => {
      const contest = await getContest(place.slug);
      const [rounds, tracks] = [await listRounds(place.contestId, now), await listTracks(place.contestId)];
      return (await findContestAction(contest, { rounds, tracks }, who, now)).action;
    };
    expect(await action(NOW, null)).toEqual({ kind: "sign-in", mayRegister: false });
    expect(await action(NOW)).toEqual({ kind: "enter" });
    expect(await action(NOW, (await makeAccount("citizen")).accountId)).toEqual({
      kind: "no-track",
      reason: "roster-only",
    });
    expect(await enter(place, accountId)).toBe("entered");
    expect(await action(NOW)).toMatchObject({ kind: "wait", opensAt: ROUND.opensAt });
    accepted(await openRound(place.roundId, system));
    expect(await action(new Date(ROUND.opensAt.getTime() - 1))).toMatchObject({ kind: "wait" });
    expect(await action(ROUND.opensAt)).toMatchObject({ kind: "start", roundNumber: 1, attemptsLeft: 1 });
    expect(await action(new Date(ROUND.closesAt.getTime() - 1))).toMatchObject({ kind: "start" });
    expect(await action(ROUND.closesAt)).toEqual({ kind: "over" });
    expect(await action(ROUND.closesAt, null)).toEqual({ kind: "over" });

    const times = { startedAt: hours(2), deadlineAt: minutes(20, hours(2)) };
    const attemptId = await makeAttempt(place, accountId, times);
    expect(await action(minutes(10, hours(2)))).toMatchObject({ kind: "continue", attemptId });
    await db().attempt.update({
      where: { id: attemptId },
      data: { submittedAt: minutes(15, hours(2)), closedBy: "contestant" },
    });
    expect(await action(minutes(16, hours(2)))).toMatchObject({ kind: "attempts-used", attemptId });
    expect(await action(hours(26))).toEqual({ kind: "result", attemptId });

    accepted(await barAccount(place.contestId, { accountId, reason: "Tổ giúp việc" }, system));
    expect(await action(hours(3))).toEqual({ kind: "barred" });
  });
});
