import { type Tx, transaction } from "~/platform/db.server";
import { createToken, hashToken } from "~/platform/tokens.server";
import { deviceLabel } from "./device-label";
import { announceEnded } from "./end-sessions.server";
import { sessionTerms } from "./session-terms";

export type SessionRequest = {
  accountId: string;
  now: Date;
  /** The person's own device: the session outlives the day. Never so for holders of a role. */
  trusted?: boolean;
  /** Token of the device cookie; an absent or unknown one makes a new device. */
  deviceToken?: string | null;
  userAgent?: string | null;
  /** Token of the session that the browser brought: it ends, so that no token survives a sign-in. */
  oldSessionToken?: string | null;
};

export type NewSession = {
  /** The secret for the cookie: 256 bits, stored only as its hash. */
  token: string;
  sessionId: string;
  deviceId: string;
  deviceToken: string;
  trusted: boolean;
  lifetimeS: number;
};

/** Signs the account in. The caller has proved who asks; an unknown account id throws. */
export async function createSession(request: SessionRequest): Promise<NewSession> {
  const { accountId, now } = request;
  const token = createToken();
  const { session, replaced } = await transaction(async (tx) => {
    const roles = await tx.grant.count({ where: { accountId, revokedAt: null } });
    const terms = sessionTerms({ trusted: request.trusted ?? false, privileged: roles > 0 });
    const device = await findOrCreateDevice(tx, request);
    const gone = await replaceSession(tx, request);
    const { id } = await tx.session.create({
      data: {
        tokenHash: hashToken(token),
        accountId,
        deviceId: device.id,
        trusted: terms.trusted,
        createdAt: now,
        lastSeenAt: now,
        idleS: terms.idleS,
        expiresAt: new Date(now.getTime() + terms.lifetimeS * 1000),
      },
    });
    const { trusted, lifetimeS } = terms;
    return {
      session: { token, sessionId: id, deviceId: device.id, deviceToken: device.token, trusted, lifetimeS },
      replaced: gone,
    };
  });
  announceEnded(replaced);
  return session;
}

async function findOrCreateDevice(tx: Tx, request: SessionRequest): Promise<{ id: string; token: string }> {
  const known = await findDevice(tx, request.deviceToken ?? null);
  if (known && request.deviceToken) return { id: known.id, token: request.deviceToken };
  const token = createToken();
  const label = deviceLabel(request.userAgent ?? null);
  const { id } = await tx.device.create({
    data: { tokenHash: hashToken(token), label, createdAt: request.now },
  });
  return { id, token };
}

/** The device behind a device cookie, or null. */
export async function findDevice(
  tx: Pick<Tx, "device">,
  token: string | null,
): Promise<{ id: string } | null> {
  if (!token) return null;
  return tx.device.findUnique({ where: { tokenHash: hashToken(token) }, select: { id: true } });
}

async function replaceSession(tx: Tx, { oldSessionToken, now }: SessionRequest): Promise<string[]> {
  if (!oldSessionToken) return [];
  const ended = await tx.session.updateManyAndReturn({
    where: { tokenHash: hashToken(oldSessionToken), endedAt: null },
    data: { endedAt: now, endReason: "replaced" },
    select: { id: true },
  });
  return ended.map((session) => session.id);
}
