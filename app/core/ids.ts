/**
 * Branded identifiers: at run time plain strings, for the compiler different things, so that a member's id is not
 * passed where an account's is meant. Their use is optional; a `Brand` is assignable to its base type.
 */
declare const brand: unique symbol;

export type Brand<T, B extends string> = T & { readonly [brand]: B };

export type UnitId = Brand<string, "unit">;
export type MemberId = Brand<string, "member">;
export type AccountId = Brand<string, "account">;
export type BankId = Brand<string, "bank">;
export type TopicId = Brand<string, "topic">;
export type QuestionId = Brand<string, "question">;
export type RevisionId = Brand<string, "revision">;
export type ContestId = Brand<string, "contest">;
export type TrackId = Brand<string, "track">;
export type RoundId = Brand<string, "round">;
export type AttemptId = Brand<string, "attempt">;
export type DeviceId = Brand<string, "device">;
