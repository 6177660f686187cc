import { accept, refuse, type Verdict } from "~/core/verdict";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { PasswordsBusy, verifyPassword } from "~/platform/password.server";
import type { ClientSource } from "./client-source.server";
import { createSession, findDevice, type NewSession } from "./create-session.server";
import type { SignInRefusal } from "./refusals";
import { canonicalSignInName } from "./sign-in-name";
import { type Admission, admitGuess } from "./sign-in-throttle.server";

export type SignInRequest = {
  signInName: string;
  /** NFC. */
  password: string;
  trusted: boolean;
  source: ClientSource;
  now: Date;
};

export type SignedIn = { accountId: string; session: NewSession };
type Outcome = Verdict<SignedIn, SignInRefusal, { retryAfterMs?: number }>;

type Candidate = {
  id: string;
  passwordHash: string | null;
  disabledAt: Date | null;
  initialPasswordExpiresAt: Date | null;
};

/**
 * Signs in with name and password. A name that nobody has is refused in the same words and the same time as a
 * wrong password, and throttled alike.
 */
export async function signIn(request: SignInRequest): Promise<Outcome> {
  const signInName = canonicalSignInName(request.signInName).slice(0, 200);
  const account = await findCandidate(signInName);
  const admission = await admit(signInName, account, request.source);
  const outcome = admission.ok ? await judge(request, account, admission) : admission;
  const result = outcome.ok ? "ok" : outcome.reason;
  log.info(
    { event: "sign-in", result, accountId: account?.id, requestId: request.source.requestId },
    "sign-in",
  );
  return outcome;
}

async function findCandidate(signInName: string): Promise<Candidate | null> {
  return db().account.findUnique({
    where: { signInName },
    select: { id: true, passwordHash: true, disabledAt: true, initialPasswordExpiresAt: true },
  });
}

async function admit(signInName: string, account: Candidate | null, source: ClientSource) {
  const device = await findDevice(db(), source.deviceToken);
  const earlier =
    account && device
      ? await db().session.findFirst({
          where: { accountId: account.id, deviceId: device.id },
          select: { id: true },
        })
      : null;
  return admitGuess({
    signInName,
    deviceId: device?.id ?? null,
    isKnownDevice: earlier !== null,
    ip: source.ip,
  });
}

async function judge(
  request: SignInRequest,
  account: Candidate | null,
  admission: Admission,
): Promise<Outcome> {
  const { now, source, trusted } = request;
  const verified = await verifyPassword(request.password, account?.passwordHash ?? null).catch(
    async (error: unknown) => {
      await admission.withdrawn();
      if (error instanceof PasswordsBusy) return "busy" as const;
      throw error;
    },
  );
  if (verified === "busy") return refuse("busy");
  if (!account || !verified) {
    await admission.failed();
    return refuse("wrong-credentials");
  }
  await admission.succeeded();
  if (account.disabledAt) return refuse("account-disabled");
  const expiresAt = account.initialPasswordExpiresAt;
  if (expiresAt && expiresAt <= now) return refuse("one-time-password-expired");
  const session = await createSession({
    accountId: account.id,
    now,
    trusted,
    deviceToken: source.deviceToken,
    userAgent: source.userAgent,
    oldSessionToken: source.sessionToken,
  });
  return accept({ accountId: account.id, session });
}
