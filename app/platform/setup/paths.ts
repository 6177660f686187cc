import path from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the checkout: the folder that holds package.json. */
export const CHECKOUT_DIR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** Absolute path of something inside the checkout. */
export function inCheckout(...parts: string[]): string {
  return path.join(CHECKOUT_DIR, ...parts);
}

export const SCHEMA_DIR = inCheckout("prisma/schema");
export const MIGRATIONS_DIR = inCheckout("prisma/migrations");
