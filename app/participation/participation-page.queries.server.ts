import type { ContestView } from "~/contest/contest";
import { listRounds } from "~/contest/contest.queries.server";
import { contestHead } from "~/contest/contest-card";
import type { ContestHead } from "~/contest/desk-frame";
import type { Band } from "~/core/participation/bands";
import type { ParticipationCounts } from "~/core/participation/roll-up";
import { isWithinReach, type Reach } from "~/unit/reach";
import { readParticipation } from "./kept.queries.server";
import {
  type ExemptMember,
  listExempt,
  listMissing,
  type MissingMember,
  type Page,
} from "./missing.queries.server";
import type { CitizenParticipation, ParticipationScope, UnitParticipation } from "./participation";
import { type ParticipationPoint, participationCurve } from "./participation.queries.server";
import { bandsOf, type ParticipationView, unitRows } from "./participation-view";
import { scopeOfContest, scopeOfUnit } from "./scope.queries.server";

/** All that a page of participation shows. Holds names: only for those who hold the subtree. */
export type ParticipationPicture = {
  contest: ContestHead;
  view: ParticipationView;
  rounds: { number: number; name: string }[];
  total: ParticipationCounts;
  citizens: CitizenParticipation;
  bands: Record<Band, number>;
  /** Units of the scope, its top included. */
  unitCount: number;
  rows: UnitParticipation[];
  unitsLeft: number;
  curve: ParticipationPoint[];
  keptAt: Date | null;
  recomputed: ParticipationCounts | null;
  /** null: the viewer sees figures only. */
  people: PeopleShown | null;
};

export type PeopleShown =
  | ({ list: "missing" } & Page<MissingMember>)
  | ({ list: "exempt" } & Page<ExemptMember>);

type Asked = { contest: ContestView; underPath: string; view: ParticipationView; now: Date };

/** The scope that a view of a contest asks for. A round that the contest does not have is all rounds. */
export async function scopeOfView({ contest, underPath, view, now }: Asked) {
  const rounds = await listRounds(contest.id, now);
  const round = rounds.find((one) => one.number === view.round) ?? null;
  const scope: ParticipationScope = { contestId: contest.id, underPath, day: view.day };
  return { rounds, round, scope: round ? { ...scope, roundId: round.id } : scope };
}

async function readPeople(scope: ParticipationScope, view: ParticipationView): Promise<PeopleShown> {
  const asked = { ...scope, search: view.search, page: view.page };
  return view.list === "exempt"
    ? { list: "exempt", ...(await listExempt(asked)) }
    : { list: "missing", ...(await listMissing(asked)) };
}

/** Participation of a contest under a unit as a view asks for it. `withNames`: also who is missing or exempt. */
async function readPicture(asked: Asked & { withNames: boolean }): Promise<ParticipationPicture> {
  const { rounds, round, scope } = await scopeOfView(asked);
  const view = { ...asked.view, round: round?.number ?? null };
  const [dated, curve, people] = await Promise.all([
    readParticipation(scope),
    participationCurve(scope),
    asked.withNames ? readPeople(scope, view) : null,
  ]);
  const { rows, left } = unitRows(dated.units, view.order);
  return {
    contest: contestHead(asked.contest),
    view,
    rounds: rounds.filter((one) => one.facts.openedAt !== null).map(({ number, name }) => ({ number, name })),
    total: dated.total,
    citizens: dated.citizens,
    bands: bandsOf(dated.units),
    unitCount: dated.units.length,
    rows,
    unitsLeft: left,
    curve,
    keptAt: dated.keptAt,
    recomputed: dated.recomputed,
    people,
  };
}

type PageAsked = { view: ParticipationView; now: Date };

/** The page of a unit's officer. `reach` says which units above may be opened. */
export async function readUnitPicture(
  params: { unit?: string; contest?: string },
  { view, reach, now }: PageAsked & { reach: Reach },
) {
  const { contest, unit, above, underPath } = await scopeOfUnit(params, now);
  return {
    unit: { id: unit.id, name: unit.name },
    trail: above.map(({ id, name, path }) => ({ id, name, isOpen: isWithinReach(reach, path) })),
    picture: await readPicture({ contest, underPath, view, now, withNames: true }),
  };
}

/** The organisers' page of a contest, or of one unit of it. */
export async function readContestPicture(
  slug: string | undefined,
  { unitId, view, now, withNames }: PageAsked & { unitId: string | null; withNames: boolean },
) {
  const { contest, unit, above, underPath } = await scopeOfContest(slug, unitId);
  return {
    trail: [...above, unit].map(({ id, name }) => ({ id, name })),
    picture: await readPicture({ contest, underPath, view, now, withNames }),
  };
}
