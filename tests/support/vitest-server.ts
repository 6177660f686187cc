import { startSharedServer } from "./database";

/** Vitest's global setup for tests against PostgreSQL; what it returns is called at the end. */
export default function setup(): Promise<() => Promise<void>> {
  return startSharedServer();
}
