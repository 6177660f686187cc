import type { Day } from "./day";

/** The latest spell of a member: [from, to) in a unit. */
export type Spell = { membershipId: string; unitId: string; from: Day; to: Day | null };

export type SpellChange =
  | { kind: "none" }
  /** A new spell begins (a new person, or one who returns). */
  | { kind: "begin"; from: Day }
  /** A spell that ended, or would end, goes on in the same unit. */
  | { kind: "reopen"; membershipId: string; from: Day }
  /** The present spell ends the day the new one begins. */
  | { kind: "move"; membershipId: string; from: Day }
  /** The present spell began that very day: it gets the other unit, as a correction. */
  | { kind: "correct"; membershipId: string; from: Day };

/** How the latest spell must change so that the person is in `unitId` from `day` on; null when it cannot. */
export function planSpell(spell: Spell | null, unitId: string, day: Day): SpellChange | null {
  if (!spell) return { kind: "begin", from: day };
  const { membershipId } = spell;
  const sameUnit = spell.unitId === unitId;
  if (sameUnit && spell.to === null) return { kind: "none" };
  if (spell.to !== null && spell.to < day) return { kind: "begin", from: day };
  if (sameUnit) return { kind: "reopen", membershipId, from: spell.from };
  if (spell.to === day) return { kind: "begin", from: day };
  if (spell.from > day) return null;
  return { kind: spell.from === day ? "correct" : "move", membershipId, from: day };
}
