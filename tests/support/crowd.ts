import type { NamedScope } from "~/account/grant-form";
import { grantRole } from "~/account/grant-role.server";
import { saveAnswer } from "~/attempt/save-answer.server";
import { submitAttempt } from "~/attempt/submit-attempt.server";
import type { Role } from "~/core/scope";
import { makeUnit } from "./account-builders";
import { accepted, hours, makeAccount, minutes } from "./contest-builders";
import { type Commune, makeCommune, settlePast } from "./crowd-commune";
import type { TestDatabase } from "./database";
import { importPracticeBank } from "./practice-bank";
import { makePublicSet } from "./practice-builders";
import { answer, type Person, signIn, start } from "./sitting-fixture";

/** Everybody who knocks at the doors; `null` has no session. */
export const CAST = [
  "stranger",
  "contestant",
  "citizen",
  "officer",
  "school officer",
  "officer elsewhere",
  "organiser",
  "organiser elsewhere",
  "contest organiser",
  "author",
  "auditor",
  "admin",
] as const;
export type Who = (typeof CAST)[number];

/** Address of a published practice set over a bank of its own. */
const PRACTICE_SET = "on-luyen";

export type Crowd = Awaited<ReturnType<typeof makeCrowd>>;

async function official(now: Date, role: Role, scope: NamedScope): Promise<Person> {
  const { accountId } = await makeAccount("official");
  accepted(await grantRole({ accountId, role, scope }, { now, actorId: null }));
  return signIn(accountId, now);
}

async function answerSome(roundId: string, person: Person, at: Date) {
  const started = await start({ roundId }, person, at);
  accepted(await saveAnswer(answer(started.view, 1, 1), person, minutes(1, at).getTime()));
  return started;
}

async function sitThrough(roundId: string, person: Person, at: Date) {
  const { attemptId, view } = await answerSome(roundId, person, at);
  const request = { attemptId, leaseEpoch: view.lease.epoch };
  accepted(await submitAttempt(request, person, minutes(5, at).getTime()));
  return attemptId;
}

/** Person 1 of the commune sat the first round and is in the middle of the second; person 2 has submitted the second. */
async function seatPeople(commune: Commune, now: Date) {
  const { past, running } = commune.contest;
  const sitter = await signIn(commune.person(`${commune.code}-1`).accountId, now);
  const second = await signIn(commune.person(`${commune.code}-2`).accountId, now);
  const pastAttemptId = await sitThrough(past, sitter, hours(-70, now));
  await settlePast(commune, now);
  const { attemptId, view } = await answerSome(running, sitter, minutes(-10, now));
  const doneAttemptId = await sitThrough(running, second, minutes(-30, now));
  return { sitter, second, pastAttemptId, attemptId, view, doneAttemptId };
}

/**
 * Two communes of one province, each with a contest in full swing, and one person of every kind. What the roles are held
 * over lies in the first commune, "elsewhere" is the second.
 */
export async function makeCrowd(database: TestDatabase, now: Date) {
  const province = await makeUnit("TINH", null, now, "Thành phố Hải Phòng");
  const place = { parentId: province.id, ownerUrl: database.ownerUrl };
  const here = await makeCommune("XA", place, now);
  const there = await makeCommune("XB", { ...place, drafts: 2 }, now);
  const [own, other] = [await seatPeople(here, now), await seatPeople(there, now)];
  await makePublicSet(await importPracticeBank("on-luyen"), PRACTICE_SET);
  const citizen = await makeAccount("citizen", { unitId: here.unit.id });
  const over = (commune: Commune): NamedScope => ({ kind: "unit", unitId: commune.unit.id });
  const school: NamedScope = { kind: "unit", unitId: here.school.id };
  const contest: NamedScope = { kind: "contest", contestId: here.contest.contestId };
  const people: Record<Who, Person | null> = {
    stranger: null,
    contestant: own.sitter,
    citizen: await signIn(citizen.accountId, now),
    officer: await official(now, "unit_officer", over(here)),
    "school officer": await official(now, "unit_officer", school),
    "officer elsewhere": await official(now, "unit_officer", over(there)),
    organiser: await official(now, "organiser", over(here)),
    "organiser elsewhere": await official(now, "organiser", over(there)),
    "contest organiser": await official(now, "organiser", contest),
    author: await official(now, "author", over(here)),
    auditor: await official(now, "auditor", over(here)),
    admin: await official(now, "admin", { kind: "system" }),
  };
  return { province, here, there, own, other, people };
}

/** What the addresses of a commune are made of. `attempt` is the one under way. */
export function paramsOf(commune: Commune, seats: Crowd["own"]): Record<string, string> {
  const { code, person } = commune;
  return {
    unit: commune.unit.id,
    member: person(`${code}-4`).memberId,
    import: commune.importId,
    contest: commune.contest.slug,
    round: "1",
    bank: commune.bankSlug,
    run: commune.questionImportId,
    position: "1",
    question: "CANARYQ-T1-1",
    set: PRACTICE_SET,
    account: person(`${code}-1`).accountId,
    attempt: seats.attemptId,
    picture: commune.pictureId,
    token: "AAAAAAAAAAAAAAAAAAAAAA",
  };
}
