import { now } from "~/platform/clock.server";

/** Where a command speaks, and the clock it reads. */
export type CommandSetting = {
  voice: { say(line: string): void; complain(line: string): void };
  clock: () => Date;
};

/** The terminal of whoever typed the command, and the real clock. */
export const TERMINAL: CommandSetting = {
  voice: { say: (line) => console.log(line), complain: (line) => console.error(line) },
  clock: now,
};
