import type { LeaseRefusal, SaveRefusal, SubmitRefusal } from "./sitting";

/** The HTTP status of each refusal. 503 says "try again"; everything else is final. */
export const REFUSAL_STATUS: Record<SaveRefusal | SubmitRefusal | LeaseRefusal, number> = {
  malformed: 400,
  "signed-out": 401,
  "attempt-unknown": 404,
  "attempt-submitted": 409,
  "too-late": 409,
  "lease-lost": 409,
  "seq-conflict": 409,
  "question-unknown": 422,
  "option-unknown": 422,
  busy: 503,
  unavailable: 503,
};
