/**
 * The start cannot go on for a reason that a person can remove. The message says what happened and what to do,
 * in Vietnamese; no stack is shown for it.
 */
export class SetupRefusal extends Error {
  override name = "SetupRefusal";
}
