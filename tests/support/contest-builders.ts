import { createContest } from "~/contest/create-contest.server";
import { publishContest } from "~/contest/publish-contest.server";
import type { RoundSettings } from "~/contest/round";
import { saveMatrix } from "~/contest/save-matrix.server";
import { saveRound } from "~/contest/save-round.server";
import { saveTrack } from "~/contest/save-track.server";
import type { TrackFields } from "~/contest/track";
import { DIFFICULTIES, type MatrixCell } from "~/core/drawing/matrix";
import { db } from "~/platform/db.server";
import { createUnit } from "~/unit/create-unit.server";

/** The instant at which a test's organisers work, before any window. */
export const NOW = new Date("2026-11-21T01:00:00Z");
export const minutes = (count: number, from = NOW) => new Date(from.getTime() + count * 60_000);
export const hours = (count: number, from = NOW) => minutes(count * 60, from);

let serial = 0;
const next = () => {
  serial += 1;
  return serial;
};

/** The value of an accepted verdict; a refusal fails the test with its reason. */
export function accepted<T extends { ok: boolean }>(verdict: T): Extract<T, { ok: true }> {
  if (!verdict.ok) throw new Error(`refused: ${JSON.stringify(verdict)}`);
  return verdict as Extract<T, { ok: true }>;
}

export async function makeUnit(parentId: string | null = null, kind: "commune" | "division" = "commune") {
  const number = next();
  const fields = { code: `DV${number}`, name: `Đơn vị ${number}`, kind, parentId, validFrom: "2020-01-01" };
  return accepted(await createUnit(fields, { now: NOW, actorId: null }));
}

/** A bank with `each` questions in every cell of two topics, for everyone unless said otherwise. */
export async function makeBank(each = 3, audience: "staff" | "citizens" | "everyone" = "everyone") {
  const number = next();
  const bank = await db().bank.create({
    data: { slug: `bank-${number}`, name: `Ngân hàng ${number}`, createdAt: NOW },
  });
  const topics = await Promise.all(
    ["T1", "T2"].map((code, position) =>
      db().topic.create({ data: { bankId: bank.id, code, name: `Chủ đề ${code}`, position } }),
    ),
  );
  const topicIds = topics.map((topic) => topic.id);
  for (const topicId of topicIds) {
    for (const difficulty of DIFFICULTIES) {
      for (let i = 0; i < each; i++) await addQuestion(bank.id, { topicId, difficulty, audience });
    }
  }
  return { bankId: bank.id, topicIds: topicIds as [string, string] };
}

type Kind = {
  topicId: string;
  difficulty: "easy" | "medium" | "hard";
  audience?: "staff" | "citizens" | "everyone";
};

export async function addQuestion(bankId: string, kind: Kind) {
  const question = await db().question.create({ data: { bankId, code: `Q${next()}`, createdAt: NOW } });
  return { questionId: question.id, revisionId: await addRevision(question.id, 1, kind) };
}

/** A further revision; its key is "b", its explanation a canary that no page for contestants may show. */
export async function addRevision(questionId: string, number: number, kind: Kind): Promise<string> {
  const options = ["a", "b", "c", "d"].map((key) => ({ key, text: `Phương án ${key}` }));
  const revision = await db().questionRevision.create({
    data: {
      questionId,
      number,
      topicId: kind.topicId,
      difficulty: kind.difficulty,
      audience: kind.audience ?? "everyone",
      type: "single",
      stem: `Câu hỏi ${next()}`,
      searchKey: "cau hoi",
      options,
      factIds: [],
      createdAt: NOW,
      approvedAt: NOW,
      solution: {
        create: { keys: ["b"], explanation: "CANARY-EXPLANATION", searchKey: "canary-explanation" },
      },
    },
  });
  return revision.id;
}

export const ROUND: RoundSettings = {
  name: "Tuần 1",
  opensAt: hours(1),
  closesAt: hours(25),
  durationMs: 20 * 60_000,
  graceMs: 5000,
  attemptsAllowed: 1,
  countedAttempt: "best",
  resultTiming: "after_close",
  freezeBeforeMs: null,
  boardRows: 20,
};

export const system = { now: NOW, actorId: null };

export type ContestParts = {
  track?: Partial<TrackFields>;
  round?: Partial<RoundSettings>;
  cells?: MatrixCell[];
};

/** A published contest with one track, one bank and one round whose matrix is filled; nothing opened. */
export async function makeContest({ track, round, cells }: ContestParts = {}) {
  const holder = await makeUnit();
  const bank = await makeBank();
  const made = accepted(
    await createContest(
      { title: "Tìm hiểu CCHC", slug: `cchc-${next()}`, holderUnitId: holder.unitId },
      system,
    ),
  );
  const fields: TrackFields = {
    trackId: null,
    code: "cbccvc",
    name: "CBCCVC",
    audience: "staff",
    entryMode: "roster",
    bankIds: [bank.bankId],
    ...track,
  };
  const { contestId, slug } = made;
  const { trackId } = accepted(await saveTrack(contestId, fields, system));
  const { roundId } = accepted(await saveRound(contestId, null, { ...ROUND, ...round }, system));
  const place = { contestId, roundId, trackId };
  const asked = cells ?? [{ topicId: bank.topicIds[0], difficulty: "easy" as const, count: 2 }];
  if (asked.length > 0) accepted(await saveMatrix(place, asked, system));
  accepted(await publishContest(contestId, system));
  return { ...place, slug, holder, bank, track: { ...fields, trackId } };
}

/** A staff account whose member belongs to the unit from 2020 on. */
export async function makeStaff(unitId: string) {
  const number = next();
  const name = { fullName: `Nguyễn Văn ${number}`, searchKey: `nguyen van ${number}`, sortKey: `${number}` };
  const member = await db().member.create({ data: { code: `CB${number}`, ...name, createdAt: NOW } });
  const membership = await db().membership.create({
    data: { memberId: member.id, unitId, validFrom: new Date("2020-01-01") },
  });
  const account = await makeAccount("staff", { memberId: member.id });
  return { ...account, memberId: member.id, membershipId: membership.id };
}

export async function makeAccount(
  kind: "staff" | "citizen" | "official",
  more: { memberId?: string; unitId?: string } = {},
) {
  const number = next();
  const account = await db().account.create({
    data: {
      kind,
      signInName: `nguoi${number}`,
      displayName: `Người ${number}`,
      searchKey: `nguoi ${number}`,
      createdAt: NOW,
      ...more,
    },
  });
  return { accountId: account.id, signInName: account.signInName };
}

/** An attempt as a start would leave it, without a paper. */
export async function makeAttempt(
  { roundId, trackId }: { roundId: string; trackId: string },
  accountId: string,
  times: { startedAt: Date; deadlineAt: Date; submittedAt?: Date; extraMs?: number; number?: number },
): Promise<string> {
  const number = next();
  const device = await db().device.create({
    data: { tokenHash: new TextEncoder().encode(`device ${number}`), label: "test", createdAt: NOW },
  });
  const attempt = await db().attempt.create({
    data: {
      roundId,
      trackId,
      accountId,
      number: 1,
      paper: [],
      graceMs: 5000,
      leaseDeviceId: device.id,
      closedBy: times.submittedAt ? "contestant" : null,
      ...times,
    },
  });
  return attempt.id;
}
