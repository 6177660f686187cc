import * as z from "zod";
import { MAX_SLIPS } from "./slip";

const memberIds = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(MAX_SLIPS)]).default([]);

/** What the list of accounts sends to have slips issued. */
export const slipFields = z.object({
  choice: z.enum(["members", "without-account"]),
  members: memberIds,
  unit: z.uuid().optional(),
});
