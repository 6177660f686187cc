import * as z from "zod";
import { accept, refuse, type Verdict } from "~/core/verdict";
import type { Audience, EntryMode } from "./track";

/** What is known of a person who wants to join a track. */
export type EntryFacts = {
  kind: "staff" | "citizen" | "official";
  /** Barred from the contest and not lifted. */
  barred: boolean;
  /** On a roster of the holder or below it on this day. */
  onRoster: boolean;
  /** The track joined already; null: none. */
  enteredTrackId: string | null;
};

export type EntryTrack = { id: string; audience: Audience; entryMode: EntryMode };

export type TrackRefusal =
  | "barred"
  | "official-account"
  | "already-on-another-track"
  | "roster-only"
  | "not-on-roster"
  | "track-for-citizens";

/**
 * Whether the person may be on the track. `roster` takes roster members below the holder only; `self` takes who
 * registered alone, and members where the track is not the citizens'; `both` takes either. An account made for a role
 * never sits. Who is on the track already stays on it, unless barred.
 */
export function judgeTrack(person: EntryFacts, track: EntryTrack): Verdict<unknown, TrackRefusal> {
  if (person.barred) return refuse("barred");
  if (person.enteredTrackId === track.id) return accept();
  if (person.enteredTrackId !== null) return refuse("already-on-another-track");
  if (person.kind === "official") return refuse("official-account");
  if (person.kind === "citizen") return track.entryMode === "roster" ? refuse("roster-only") : accept();
  if (person.onRoster && track.entryMode !== "self") return accept();
  if (track.entryMode === "roster") return refuse("not-on-roster");
  return track.audience === "citizens" ? refuse("track-for-citizens") : accept();
}

export type EntryRefusal =
  | TrackRefusal
  | "contest-not-public"
  | "contest-over"
  | "account-unknown"
  | "track-unknown"
  | "consent-missing"
  | "consent-outdated";

/** The form by which a person enters: nothing of who the person is comes from it. */
export const entryFields = z.object({
  trackId: z.uuid({ error: "not-a-choice" }),
  agreed: z.literal("yes", { error: "must-agree" }),
  consentVersion: z.string({ error: "required" }).max(40, "too-long"),
});
