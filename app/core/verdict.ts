/**
 * Decisions are values. A rule answers with a `Verdict`; it throws only for bugs (a broken promise of the caller),
 * never for something a person did.
 */

/** A refusal with its reason code and, where useful, what the person needs to know about it. */
export type Refusal<R extends string, D = unknown> = { ok: false; reason: R } & D;

/** An acceptance carrying what was decided. */
export type Ok<T = unknown> = { ok: true } & T;

export type Verdict<T, R extends string, D = unknown> = Ok<T> | Refusal<R, D>;

/** Refuses with a reason code; `detail` is merged beside it. */
export function refuse<const R extends string>(reason: R): Refusal<R>;
export function refuse<const R extends string, D extends object>(reason: R, detail: D): Refusal<R, D>;
export function refuse(reason: string, detail?: object): Refusal<string> {
  return { ...detail, ok: false, reason };
}

/** Accepts; `value` is merged beside `ok`. */
export function accept(): Ok;
export function accept<T extends object>(value: T): Ok<T>;
export function accept(value?: object): Ok {
  return { ...value, ok: true };
}

/** Closes an exhaustive switch: the compiler refuses a case that is left over, and so does the program. */
export function assertNever(x: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(x)}`);
}
