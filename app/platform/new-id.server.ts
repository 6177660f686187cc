import { randomUUID } from "node:crypto";

/** A fresh UUID of version 7: sorts by `at` to the millisecond, 74 random bits behind it. For rows written by plain SQL. */
export function newId(at: Date): string {
  const ms = at.getTime().toString(16).padStart(12, "0");
  return `${ms.slice(0, 8)}-${ms.slice(8, 12)}-7${randomUUID().slice(15)}`;
}
