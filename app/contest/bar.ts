import * as z from "zod";
import { line } from "./form-fields";

/** Somebody who may not sit: an organiser, a helper, who wrote the questions. */
export type BarView = {
  id: string;
  accountId: string;
  displayName: string;
  signInName: string;
  reason: string;
  barredAt: Date;
};

export const barFields = z.object({ signInName: line(120), reason: line(500) });
export const liftFields = z.object({ barId: z.uuid({ error: "not-a-choice" }), reason: line(500) });
