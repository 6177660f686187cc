import { now } from "~/platform/clock.server";
import type { CommandSetting } from "~/platform/terminal.server";

type Command = (args: string[], setting: CommandSetting) => Promise<number>;

/** Runs a command in this process, without one of its own: its exit code and all that it printed. */
export async function runCommand(command: Command, args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const hear = (line: string) => void lines.push(line);
  const code = await command(args, { voice: { say: hear, complain: hear }, clock: now });
  return { code, said: lines.join("\n") };
}
