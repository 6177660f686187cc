import { createOfficial } from "~/account/create-official.server";
import type { NamedScope } from "~/account/grant-form";
import { grantRole } from "~/account/grant-role.server";
import type { Role } from "~/core/scope";
import { done } from "./outcome";
import type { SignIn } from "./sign-ins";

export type Official = { accountId: string; signIn: SignIn };

type NewRole = {
  label: string;
  displayName: string;
  signInName: string;
  role: Role;
  scope: NamedScope;
  place: string;
};

/** An account for a role, with a random password of its own. */
export async function makeOfficial(
  official: NewRole,
  { now, makePassword }: { now: Date; makePassword: () => string },
): Promise<Official> {
  const { displayName, signInName, role, scope, label, place } = official;
  const password = makePassword();
  const context = { now, actorId: null };
  const made = done(
    await createOfficial({ displayName, signInName, password: { kind: "own", text: password } }, context),
  );
  done(await grantRole({ accountId: made.accountId, role, scope }, context));
  return { accountId: made.accountId, signIn: { who: label, signInName, secret: password, place } };
}
