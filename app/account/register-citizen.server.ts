import { searchKey, toNfc } from "~/core/text";
import { localDay } from "~/core/time/zone";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { transaction } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { hashPassword, PasswordsBusy } from "~/platform/password.server";
import { createLimiter } from "~/platform/rate-limit.server";
import { isWithinSpell } from "~/unit/day";
import { findUnit } from "~/unit/unit.queries.server";
import type { ClientSource } from "./client-source.server";
import { CONSENT_PURPOSE, CONSENT_VERSION } from "./consent";
import { isTaken } from "./create-official.server";
import { createSession } from "./create-session.server";
import { judgePassword } from "./password-rules";
import type { RegisterRefusal } from "./refusals";
import type { SignedIn } from "./sign-in.server";
import { contactOf } from "./sign-in-name";

export type Registration = {
  displayName: string;
  contact: string;
  /** Id of the unit picked from the list. */
  unit: string;
  password: string;
  trusted: boolean;
  source: ClientSource;
  now: Date;
};

/** Generous: a hall full of people registers through one address, and a shared device serves a queue. */
const perAddress = createLimiter({ name: "register-address", points: 1_000, perS: 3600 });
const perDevice = createLimiter({ name: "register-device", points: 60, perS: 3600 });
/** Refusals tell that a contact may be known here: asking for many is slowed down. */
const refusedPerAddress = createLimiter({ name: "register-refused", points: 60, perS: 3600 });

/**
 * Makes an account for a citizen, with the consent given to `CONSENT_VERSION`, and signs in. A contact that is
 * taken is refused in words that fit other reasons too, after the same work.
 */
export async function registerCitizen(
  registration: Registration,
): Promise<Verdict<SignedIn, RegisterRefusal>> {
  const { source, now } = registration;
  const judged = await judge(registration);
  if (!judged.ok) return judged;
  if (!(await isWithinLimits(source))) return refuse("too-many-attempts");
  const made = await record(registration, judged.signInName);
  const accountId = made.ok ? made.accountId : undefined;
  const result = made.ok ? "ok" : made.reason;
  log.info({ event: "register", result, accountId, requestId: source.requestId }, "register");
  if (!made.ok) {
    if (made.reason === "cannot-register") await refusedPerAddress.consume(source.ip);
    return made;
  }
  const session = await createSession({
    accountId: made.accountId,
    now,
    trusted: registration.trusted,
    deviceToken: source.deviceToken,
    userAgent: source.userAgent,
    oldSessionToken: source.sessionToken,
  });
  return accept({ accountId: made.accountId, session });
}

async function judge({ displayName, contact, unit: unitId, password, now }: Registration) {
  const reached = contactOf(contact);
  if (!reached) return refuse("bad-contact");
  const unit = await findUnit(unitId);
  if (!unit || !isWithinSpell(localDay(now), unit.validFrom, unit.validTo)) return refuse("unknown-unit");
  const judged = judgePassword(toNfc(password), [reached.value, displayName, unit.name]);
  return judged.ok ? accept({ signInName: reached.value }) : judged;
}

async function isWithinLimits({ ip, deviceToken }: ClientSource): Promise<boolean> {
  const counted = await Promise.all([
    perAddress.consume(ip),
    refusedPerAddress.peek(ip),
    ...(deviceToken ? [perDevice.consume(deviceToken)] : []),
  ]);
  return counted.every((each) => each.allowed);
}

async function record(
  { displayName, unit, password, now }: Registration,
  signInName: string,
): Promise<Verdict<{ accountId: string }, "cannot-register" | "busy">> {
  try {
    const passwordHash = await hashPassword(toNfc(password));
    return await transaction(async (tx) => {
      const account = await tx.account.create({
        data: {
          kind: "citizen",
          signInName,
          displayName,
          searchKey: searchKey(displayName),
          unitId: unit,
          passwordHash,
          passwordChangedAt: now,
          createdAt: now,
          consents: { create: { purpose: CONSENT_PURPOSE, version: CONSENT_VERSION, givenAt: now } },
        },
      });
      return accept({ accountId: account.id });
    });
  } catch (error) {
    if (error instanceof PasswordsBusy) return refuse("busy");
    if (isTaken(error)) return refuse("cannot-register");
    throw error;
  }
}
