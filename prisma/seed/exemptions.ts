import { localDay } from "~/core/time/zone";
import { db } from "~/platform/db.server";
import { addDays } from "~/unit/day";
import { exemptMember } from "~/unit/exempt-member.server";
import type { DemoWorld } from "./demo-world";
import { done } from "./outcome";
import type { DemoPlace } from "./places";

/** How long before the demo's instant the exempt people had gone. */
const DAYS_AGO = 60;

/** The last member of each of these units. */
const ABSENT = [
  ["PT-TH1", "maternity", "Nghỉ thai sản theo quyết định của nhà trường"],
  ["PT-MN1", "maternity", "Nghỉ thai sản theo quyết định của nhà trường"],
  ["PT-KT", "secondment", "Biệt phái đến Sở Nông nghiệp và Môi trường"],
  ["PT-CA", "study", "Học tập trung tại Học viện Cảnh sát nhân dân"],
  ["PT-TYT", "illness", "Điều trị dài ngày, có giấy xác nhận"],
  ["PT-VP", "retirement_leave", "Nghỉ chờ hưởng chế độ hưu trí"],
] as const;

/** Leaves a few people out of the rates, each with a reason. Returns their codes. */
export async function exemptMembers(world: DemoWorld, place: DemoPlace): Promise<string[]> {
  const validFrom = addDays(localDay(world.now), -DAYS_AGO);
  const context = { now: world.begun, actorId: null, underPath: place.path };
  const codes: string[] = [];
  for (const [unitCode, kind, reason] of ABSENT) {
    const code = place.units.find((unit) => unit.code === unitCode)?.memberCodes.at(-1);
    if (!code) throw new Error(`no member of ${unitCode}`);
    const { id: memberId } = await db().member.findUniqueOrThrow({ where: { code } });
    done(await exemptMember({ memberId, kind, reason, validFrom, lastDay: "" }, context));
    codes.push(code);
  }
  return codes;
}
