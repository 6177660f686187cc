import { PasswordPool } from "./password-pool.server";
import { createSalt, equalSecrets, keyedHash } from "./tokens.server";

/** bcrypt reads 72 bytes; a Vietnamese letter takes two or three. Longer passwords are refused, never cut. */
export const MAX_PASSWORD_BYTES = 72;

/** About 130 ms of one core each. Raising it re-hashes nobody: older hashes stay valid. */
const BCRYPT_COST = 10;
const ONE_TIME = "one-time";

/** All workers are taken and the queue is full: the caller answers "busy" and changes nothing. */
export class PasswordsBusy extends Error {
  constructor() {
    super("too many passwords are waiting to be hashed");
    this.name = "PasswordsBusy";
  }
}

let started: PasswordPool | undefined;

function pool(): PasswordPool {
  started ??= new PasswordPool({ maxWaiting: 240, onFull: () => new PasswordsBusy() });
  return started;
}

export function fitsBcrypt(password: string): boolean {
  return Buffer.byteLength(password, "utf8") <= MAX_PASSWORD_BYTES;
}

/**
 * Hash of a password that a person chose: bcrypt, in a worker thread.
 * Throws RangeError above 72 bytes, `PasswordsBusy` when the queue is full.
 */
export async function hashPassword(password: string): Promise<string> {
  if (!fitsBcrypt(password)) throw new RangeError("password longer than 72 bytes");
  return (await pool().run({ kind: "hash", password, cost: BCRYPT_COST })) as string;
}

/**
 * Hash of a password that this program drew (59 random bits, printed on a slip, replaced at the first sign-in).
 * Stretching protects what people choose; a random secret needs none, so that thousands of slips take seconds.
 * The key lies outside the database, which alone is therefore worth nothing to a guesser.
 */
export function hashOneTimePassword(password: string): string {
  const salt = createSalt();
  return `${ONE_TIME}$${salt}$${keyedHash(ONE_TIME, `${salt}\n${password}`)}`;
}

// A well-formed hash that no password has, at the same cost: the time of a wrong password, for nobody.
const NOBODY = `$2b$${String(BCRYPT_COST).padStart(2, "0")}$${".".repeat(21)}e${"x".repeat(31)}`;

/**
 * Whether the password belongs to the stored hash. No hash, too long a password and a wrong one-time password take
 * the time of one bcrypt comparison, so that a refusal tells nothing about the account.
 * Throws `PasswordsBusy` when the queue is full.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [scheme, salt, digest] = stored?.split("$") ?? [];
  if (scheme === ONE_TIME && equalSecrets(digest ?? "", keyedHash(ONE_TIME, `${salt}\n${password}`)))
    return true;
  const usable = stored !== null && scheme !== ONE_TIME && fitsBcrypt(password);
  const compared = fitsBcrypt(password) ? password : "";
  const same = await pool().run({ kind: "verify", password: compared, hash: usable ? stored : NOBODY });
  return usable && same === true;
}

/** Ends the worker threads; the next call starts new ones. */
export async function stopPasswords(): Promise<void> {
  const ending = started;
  started = undefined;
  await ending?.stop();
}
