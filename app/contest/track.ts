import * as z from "zod";
import { line, several } from "./form-fields";

export const AUDIENCES = ["staff", "citizens", "everyone"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const ENTRY_MODES = ["roster", "self", "both"] as const;
/** `roster`: members below the holder; `self`: who registered alone; `both`. */
export type EntryMode = (typeof ENTRY_MODES)[number];

/** A group of contestants with its own banks and prizes. */
export type TrackView = {
  id: string;
  code: string;
  name: string;
  audience: Audience;
  entryMode: EntryMode;
  position: number;
  bankIds: string[];
};

const TRACK_CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const trackFields = z.object({
  trackId: z
    .union([z.literal(""), z.uuid({ error: "not-a-choice" })])
    .optional()
    .transform((id) => id || null),
  code: line(40)
    .transform((code) => code.toLowerCase())
    .refine((code) => code === "" || TRACK_CODE.test(code), "bad-code"),
  name: line(120),
  audience: z.enum(AUDIENCES, { error: "not-a-choice" }),
  entryMode: z.enum(ENTRY_MODES, { error: "not-a-choice" }),
  bankIds: several(z.uuid({ error: "not-a-choice" })),
});
export type TrackFields = z.output<typeof trackFields>;

/** Taking a track away. */
export const removalFields = z.object({ trackId: z.uuid({ error: "not-a-choice" }) });

/** The track that an address names by its code, otherwise the first; null when there is none. */
export function chosenTrack<T extends { code: string }>(tracks: readonly T[], code: string | null): T | null {
  return tracks.find((track) => track.code === code) ?? tracks[0] ?? null;
}
