import { accept, refuse, type Verdict } from "~/core/verdict";
import { type Consumed, createLimiter } from "~/platform/rate-limit.server";

const QUARTER_S = 900;
const HOUR_S = 3600;

/*
 * Guesses at one account are counted apart for each device that has signed in to it before, so that nobody locks a
 * person out of the own device; all other devices share counters. An office has one address: ceilings per address
 * are generous, count failures only, and never touch known devices.
 */
const knownDevice = createLimiter({ name: "sign-in-known", points: 10, perS: QUARTER_S });
const accountFromAddress = createLimiter({ name: "sign-in-address", points: 10, perS: QUARTER_S });
const accountFromAnywhere = createLimiter({ name: "sign-in-account", points: 60, perS: HOUR_S });
const failuresOfDevice = createLimiter({ name: "sign-in-device-fail", points: 60, perS: HOUR_S });
const failuresOfAddress = createLimiter({ name: "sign-in-address-fail", points: 600, perS: QUARTER_S });
/** Different accounts failed at: one password tried on many accounts. */
const accountsOfDevice = createLimiter({ name: "sign-in-device-spray", points: 20, perS: HOUR_S });
const accountsOfAddress = createLimiter({ name: "sign-in-address-spray", points: 40, perS: HOUR_S });
/** What an address that tries many accounts may still do: slow, so that its honest neighbours get in. */
const trickle = createLimiter({ name: "sign-in-trickle", points: 20, perS: 60 });

export type Guess = {
  /** Canonical sign-in name, of an existing account or not: both are counted alike. */
  signInName: string;
  /** Id of the browser's device, when it is one. */
  deviceId: string | null;
  /** Whether that device has signed in to that account before. */
  isKnownDevice: boolean;
  ip: string;
};

/** Exactly one of the three is called when the outcome of the guess is known. */
export type Admission = {
  failed(): Promise<void>;
  succeeded(): Promise<void>;
  /** The password was not looked at. */
  withdrawn(): Promise<void>;
};

type Admitted = Verdict<Admission, "too-many-attempts", { retryAfterMs: number }>;

/** Whether a guess at a password may be made now. */
export async function admitGuess(guess: Guess): Promise<Admitted> {
  return guess.isKnownDevice ? admitKnown(guess) : admitStranger(guess);
}

async function admitKnown(guess: Guess): Promise<Admitted> {
  const key = `${guess.signInName}\n${guess.deviceId}`;
  const used = await knownDevice.consume(key);
  if (!used.allowed) return tooMany(used);
  return accept({
    failed: async () => {},
    succeeded: () => knownDevice.reset(key),
    withdrawn: () => knownDevice.giveBack(key),
  });
}

async function admitStranger(guess: Guess): Promise<Admitted> {
  const { signInName, ip } = guess;
  const pair = `${signInName}\n${ip}`;
  const fromSource = await judgeSource(guess);
  if (!fromSource.allowed) return tooMany(fromSource);
  const [here, anywhere] = await Promise.all([
    accountFromAddress.consume(pair),
    accountFromAnywhere.consume(signInName),
  ]);
  if (!here.allowed) return tooMany(here);
  if (!anywhere.allowed) return tooMany(anywhere);
  const withdrawn = async () => {
    await Promise.all([accountFromAddress.giveBack(pair), accountFromAnywhere.giveBack(signInName)]);
  };
  return accept({
    failed: () => countFailure(guess, here.used === 1),
    succeeded: async () => {
      await Promise.all([accountFromAddress.reset(pair), accountFromAnywhere.giveBack(signInName)]);
    },
    withdrawn,
  });
}

async function judgeSource({ deviceId, ip }: Guess): Promise<Consumed> {
  const states = await Promise.all([
    failuresOfAddress.peek(ip),
    deviceId ? failuresOfDevice.peek(deviceId) : free,
    deviceId ? accountsOfDevice.peek(deviceId) : free,
  ]);
  const over = states.find((state) => !state.allowed);
  if (over) return over;
  const spray = await accountsOfAddress.peek(ip);
  return spray.allowed ? free : trickle.consume(ip);
}

const free: Consumed = { allowed: true, used: 0, retryAfterMs: 0 };

async function countFailure({ deviceId, ip }: Guess, isFirstAtAccount: boolean): Promise<void> {
  const counters = [failuresOfAddress.consume(ip)];
  if (deviceId) counters.push(failuresOfDevice.consume(deviceId));
  if (isFirstAtAccount) counters.push(accountsOfAddress.consume(ip));
  if (isFirstAtAccount && deviceId) counters.push(accountsOfDevice.consume(deviceId));
  await Promise.all(counters);
}

function tooMany({ retryAfterMs }: Consumed) {
  return refuse("too-many-attempts", { retryAfterMs });
}
