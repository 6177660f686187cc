import * as z from "zod";
import { line, several, wholeNumber } from "./form-fields";

/** A prize of one track; `position` is its place in the list, the highest prize first. */
export type PrizeView = {
  id: string;
  trackId: string;
  position: number;
  name: string;
  quantity: number;
  reward: string;
};

export type PrizeFields = { name: string; quantity: number; reward: string };

const row = z.object({
  name: line(120),
  quantity: wholeNumber(1, 10_000),
  reward: line(200, { optional: true }),
});

/** Three columns of equal length as a form sends them; rows without any text are left out. */
export const prizesFields = z
  .object({
    trackId: z.uuid({ error: "not-a-choice" }),
    prizeName: several(z.string({ error: "required" })),
    prizeQuantity: several(z.string({ error: "required" })),
    prizeReward: several(z.string({ error: "required" })),
  })
  .transform(({ trackId, prizeName, prizeQuantity, prizeReward }) => ({
    trackId,
    prizes: prizeName
      .map((name, index) => ({
        name,
        quantity: prizeQuantity[index] ?? "",
        reward: prizeReward[index] ?? "",
      }))
      .filter((prize) => Object.values(prize).some((text) => text.trim() !== "")),
  }))
  .pipe(z.object({ trackId: z.string(), prizes: z.array(row).max(30, "out-of-range") }));
