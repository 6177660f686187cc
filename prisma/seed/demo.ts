import { now as readClock } from "~/platform/clock.server";
import { disconnect } from "~/platform/db.server";
import { stopPasswords } from "~/platform/password.server";
import { makeWorld } from "./demo-world";
import { loadDemo } from "./load-demo";

/** Tests fix the instant, so that two loads can be compared. */
const now = process.env.DEMO_NOW ? new Date(process.env.DEMO_NOW) : readClock();

await loadDemo(makeWorld(now, (line) => process.stdout.write(`${line}\n`))).finally(async () => {
  await stopPasswords();
  await disconnect();
});
