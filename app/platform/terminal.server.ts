import { now } from "./clock.server";

/** Where a command says what it did, and what was wrong. */
export type Voice = { say: (line: string) => void; complain: (line: string) => void };

/** What a command has around it. */
export type CommandSetting = { voice: Voice; clock: () => Date };

/** The terminal of whoever typed the command, and the real clock. */
export const TERMINAL: CommandSetting = {
  voice: { say: (line) => console.log(line), complain: (line) => console.error(line) },
  clock: now,
};
