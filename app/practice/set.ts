import * as z from "zod";
import { AUDIENCES, type Audience } from "~/bank/question";
import { isSlug, slugOf } from "~/contest/contest";
import { block, line, several } from "~/contest/form-fields";

/** Who acts, and when. `actorId` null: the system itself (seed). */
export type PracticeContext = { now: Date; actorId: string | null };

/** A practice set as pages and use cases know it. */
export type PracticeSet = {
  id: string;
  slug: string;
  bankId: string;
  title: string;
  description: string;
  /** Questions meant for this audience or for everyone. */
  audience: Audience;
  /** Topics of the bank; empty: all. */
  topicIds: string[];
  /** Why questions that rounds may ask are shown as well; null: they are left out. */
  inPlayReason: string | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
};

export type SetState = "draft" | "published" | "withdrawn";

/** Where a set stands; only a published one exists for the public. */
export function setState({
  publishedAt,
  withdrawnAt,
}: Pick<PracticeSet, "publishedAt" | "withdrawnAt">): SetState {
  if (withdrawnAt !== null) return "withdrawn";
  return publishedAt === null ? "draft" : "published";
}

const MAX_TITLE = 200;
const MAX_DESCRIPTION = 2000;
const MAX_REASON = 500;

const audience = z.enum(AUDIENCES, { error: "not-a-choice" });

/** The form of a new set; an empty address is made of the title. */
export const newSetFields = z
  .object({
    title: line(MAX_TITLE),
    slug: line(60, { optional: true }).optional(),
    bankId: z.uuid({ error: "required" }),
    audience,
  })
  .transform((fields) => ({ ...fields, slug: fields.slug?.toLowerCase() || slugOf(fields.title) }))
  .refine((fields) => isSlug(fields.slug), { path: ["slug"], message: "bad-slug" });
export type NewSet = z.output<typeof newSetFields>;

/** The form of a set that exists: its bank and its address stay. */
export const setFields = z.object({
  title: line(MAX_TITLE),
  description: block(MAX_DESCRIPTION),
  audience,
  topicIds: several(z.uuid({ error: "not-a-choice" })),
});
export type SetFields = z.output<typeof setFields>;

/** Showing questions that rounds may ask. */
export const inPlayFields = z.object({ reason: line(MAX_REASON) });

/** What an action of the desk answers when it refuses. */
export type SetRefusal =
  | "invalid-form"
  | "set-unknown"
  | "bank-unknown"
  | "topic-unknown"
  | "slug-taken"
  | "nothing-to-show"
  | "nothing-held-back"
  | "contest-of-others";

export type RefusedSet = {
  ok: false;
  reason: SetRefusal;
  fields?: Record<string, string>;
  values?: Record<string, unknown>;
};
