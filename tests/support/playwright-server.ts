import { startSharedServer } from "./database";

/** Playwright's global setup: PostgreSQL with the settings of production; what it returns is called at the end. */
export default function setup(): Promise<() => Promise<void>> {
  return startSharedServer({ isDurable: true });
}
