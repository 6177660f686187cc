import { type Random, seededRandom } from "~/core/random";
import { createPrintedPassword } from "~/platform/tokens.server";
import { localTime } from "./rounds";

const SEED = "hoi-thi-demo-1";

/** What every part of the demo is handed: its clock, its chance, its secrets and its voice. */
export type DemoWorld = {
  /** The instant as of which the demo is told: rounds lie before, around and after it. */
  now: Date;
  /** Units, rosters and accounts were set up then. */
  begun: Date;
  /** Chance that is the same in every run, apart for every name. */
  randomOf: (name: string) => Random;
  /** Secrets are not: random in every run. */
  makePassword: () => string;
  say: (line: string) => void;
};

export function makeWorld(now: Date, say: (line: string) => void): DemoWorld {
  return {
    now,
    begun: localTime(now, -21, "08:00"),
    randomOf: (name) => seededRandom(`${SEED} ${name}`),
    makePassword: createPrintedPassword,
    say,
  };
}
