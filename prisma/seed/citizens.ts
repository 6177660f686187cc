import { registerCitizen } from "~/account/register-citizen.server";
import type { DemoWorld } from "./demo-world";
import { makeName } from "./names";
import { done } from "./outcome";
import type { DemoPlace } from "./places";
import { localTime } from "./rounds";
import type { SignIn } from "./sign-ins";

const COUNT = 30;
/** So many have registered and not sat yet. */
const NOT_YET = 2;

/** `sits`: takes part in the demo; the others are left for whoever tries it out. */
export type DemoCitizen = { accountId: string; contact: string; sits: boolean; signIn: SignIn };

const SOURCE = {
  ip: "127.0.0.1",
  deviceToken: null,
  sessionToken: null,
  userAgent: "demo",
  requestId: "demo",
};

/** Citizens who registered alone, from communes of the place, with phone numbers that nobody has. */
export async function registerCitizens(
  world: DemoWorld,
  { units, region }: DemoPlace,
): Promise<DemoCitizen[]> {
  const communes = units.filter((unit) => unit.kind === "commune");
  const random = world.randomOf("citizens");
  const now = localTime(world.now, -3, "07:00");
  const names = Array.from({ length: COUNT }, () => makeName(random, 0.5, region));
  return Promise.all(
    names.map(async (displayName, at) => {
      const contact = `09000000${String(at + 10)}`;
      const password = world.makePassword();
      const unit = communes[at % communes.length]?.unitId ?? "";
      const registration = { displayName, contact, unit, password, trusted: false, source: SOURCE, now };
      const { accountId } = done(await registerCitizen(registration));
      const who = `Người dân ${displayName}, chưa thi`;
      const signIn = { who, signInName: contact, secret: password, place: "/c/tuyen-quang-2026" };
      return { accountId, contact, sits: at >= NOT_YET, signIn };
    }),
  );
}
