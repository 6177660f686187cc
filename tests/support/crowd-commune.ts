import { barAccount } from "~/contest/bar-account.server";
import { CURRENT_CONSENT_VERSION } from "~/contest/consent";
import { createContest } from "~/contest/create-contest.server";
import { enterContest } from "~/contest/enter-contest.server";
import { openRound } from "~/contest/open-round.server";
import { publishContest } from "~/contest/publish-contest.server";
import { saveMatrix } from "~/contest/save-matrix.server";
import { savePrizes } from "~/contest/save-prizes.server";
import { saveRound } from "~/contest/save-round.server";
import { saveTrack } from "~/contest/save-track.server";
import { db } from "~/platform/db.server";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import { computeStanding } from "~/standing/compute-standing.server";
import { lockRound } from "~/standing/lock-round.server";
import { exemptMember } from "~/unit/exempt-member.server";
import { startRosterImport } from "~/unit/start-roster-import.server";
import { fillRoster, makeUnit } from "./account-builders";
import { makeCanaryBank } from "./canary-bank";
import { accepted, hours, ROUND } from "./contest-builders";
import { giftQuestions, readUpload } from "./import-builders";

async function makeStaffAccounts(codes: readonly string[], now: Date) {
  const people = new Map<string, { memberId: string; accountId: string }>();
  for (const code of codes) {
    const member = await db().member.findUniqueOrThrow({ where: { code } });
    const { id } = await db().account.create({
      data: {
        kind: "staff",
        signInName: code.toLowerCase(),
        displayName: member.fullName,
        searchKey: member.searchKey,
        memberId: member.id,
        createdAt: now,
      },
    });
    people.set(code, { memberId: member.id, accountId: id });
  }
  return (code: string) => {
    const person = people.get(code);
    if (!person) throw new Error(`nobody is ${code}`);
    return person;
  };
}

/** Rounds of a contest: the first locked and computed, the second open, the third a draft; more drafts where asked. */
async function makeContestOf(slug: string, unitId: string, bankId: string, drafts: number, now: Date) {
  const begun = { now: hours(-100, now), actorId: null };
  const named = { title: `Tìm hiểu cải cách hành chính ${slug}`, slug, holderUnitId: unitId };
  const { contestId } = accepted(await createContest(named, begun));
  const track = { trackId: null, bankIds: [bankId] };
  const staff = { ...track, code: "cbccvc", name: "CBCCVC", audience: "staff", entryMode: "roster" } as const;
  const open = {
    ...track,
    code: "nhan-dan",
    name: "Nhân dân",
    audience: "citizens",
    entryMode: "self",
  } as const;
  const { trackId } = accepted(await saveTrack(contestId, staff, begun));
  const { trackId: openTrackId } = accepted(await saveTrack(contestId, open, begun));
  const topics = await db().topic.findMany({ where: { bankId }, orderBy: { code: "asc" } });
  const cells = topics.map((topic) => ({ topicId: topic.id, difficulty: "medium" as const, count: 3 }));
  const windows = [
    { opensAt: hours(-72, now), closesAt: hours(-48, now), resultTiming: "after_close" as const },
    { opensAt: hours(-2, now), closesAt: hours(2, now), resultTiming: "at_once" as const },
    ...Array.from({ length: drafts }, () => ({ opensAt: hours(24, now), closesAt: hours(48, now) })),
  ];
  const roundIds: string[] = [];
  for (const window of windows) {
    const settings = { ...ROUND, ...window, durationMs: 60 * 60_000 };
    const { roundId } = accepted(await saveRound(contestId, null, settings, begun));
    for (const each of [trackId, openTrackId]) {
      accepted(await saveMatrix({ contestId, roundId, trackId: each }, cells, begun));
    }
    roundIds.push(roundId);
  }
  accepted(await savePrizes(contestId, trackId, [{ name: "Giải Nhất", quantity: 1, reward: "" }], begun));
  accepted(await publishContest(contestId, begun));
  const [past = "", running = ""] = roundIds;
  for (const roundId of [past, running]) accepted(await openRound(roundId, begun));
  return { contestId, slug, trackId, openTrackId, past, running, roundIds };
}

async function makeImport(unitId: string, actorId: string, code: string, now: Date): Promise<string> {
  const columns = ["Mã danh sách", "Họ và tên", "Mã đơn vị"].map((header) => ({ header }));
  const rows = [
    [`${code}-90`, "Người Mới", ""],
    ["", "Thiếu Mã", ""],
  ];
  const bytes = await writeWorkbook([{ name: "a", columns, rows }]);
  const upload = { unitId, fileName: "Danh sách.xlsx", bytes, effectiveOn: "2026-01-01", endsMissing: false };
  return accepted(await startRosterImport(upload, { now, actorId })).importId;
}

/** A file of questions for the commune's bank, read and waiting to be confirmed. */
async function makeQuestionImport(bankSlug: string, actorId: string, now: Date): Promise<string> {
  const upload = { bankSlug, fileName: "cau-hoi.gift", content: giftQuestions(2) };
  return (await readUpload(upload, { now, actorId })).run.id;
}

export type Commune = Awaited<ReturnType<typeof makeCommune>>;

/**
 * A commune with a school, six people on the rosters, a bank of canaries and a contest whose first round is locked and
 * computed and whose second one runs. `CODE-1` sits in the first round's result, `CODE-2` has entered, `CODE-3` is barred,
 * `CODE-4` is exempt; `CODE-T1` is the school's. Everything through the use cases.
 */
export async function makeCommune(
  code: string,
  place: { parentId: string; ownerUrl: string; drafts?: number },
  now: Date,
) {
  const unit = await makeUnit(code, place.parentId, now, `UBND xã ${code}`);
  const school = await makeUnit(`${code}-TH`, unit.id, now, `Trường ${code}`);
  const named = (list: readonly string[]) =>
    list.map((one) => ({ code: one, fullName: `Nguyễn Văn ${one}` }));
  const own = [1, 2, 3, 4].map((at) => `${code}-${at}`);
  const taught = [1, 2].map((at) => `${code}-T${at}`);
  await fillRoster(unit, named(own), now);
  await fillRoster(school, named(taught), now);
  const person = await makeStaffAccounts([...own, ...taught], now);

  const slug = code.toLowerCase();
  const { bankId, pictureId } = await makeCanaryBank(`bank-${slug}`, place.ownerUrl, hours(-100, now));
  const contest = await makeContestOf(`thi-${slug}`, unit.id, bankId, place.drafts ?? 1, now);
  const { contestId, trackId } = contest;
  for (const at of [1, 2]) {
    const { accountId } = person(`${code}-${at}`);
    const entry = { contestId, trackId, accountId, consentVersion: CURRENT_CONSENT_VERSION };
    accepted(await enterContest(entry, { now: hours(-71, now) }));
  }
  const context = { now, actorId: null };
  const barred = { accountId: person(`${code}-3`).accountId, reason: "Thành viên ban tổ chức" };
  const { barId } = accepted(await barAccount(contestId, barred, context));
  const left = { kind: "leave" as const, reason: "Nghỉ phép", validFrom: "2026-01-01", lastDay: "" };
  const { exemptionId } = accepted(
    await exemptMember(
      { ...left, memberId: person(`${code}-4`).memberId },
      { ...context, underPath: unit.path },
    ),
  );
  const importId = await makeImport(unit.id, person(`${code}-1`).accountId, code, now);
  return {
    code,
    unit,
    school,
    person,
    bankId,
    pictureId,
    bankSlug: `bank-${slug}`,
    contest,
    barId,
    exemptionId,
    importId,
    questionImportId: await makeQuestionImport(`bank-${slug}`, person(`${code}-1`).accountId, now),
  };
}

/** Locks the first round and computes its standing, as its organisers would a day after its end. */
export async function settlePast(commune: Commune, now: Date): Promise<void> {
  const context = { now: hours(-24, now), actorId: null };
  accepted(await lockRound(commune.contest.past, context));
  accepted(await computeStanding(commune.contest.past, context));
}
