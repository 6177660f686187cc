import { now } from "~/platform/clock.server";
import type { CommandSetting } from "~/platform/terminal.server";

/** A terminal for a command that runs in this process: `said` is all that it printed. */
export function listeningSetting(): { setting: CommandSetting; said: () => string } {
  const lines: string[] = [];
  const hear = (line: string) => void lines.push(line);
  return { setting: { voice: { say: hear, complain: hear }, clock: now }, said: () => lines.join("\n") };
}
