import { createUnit } from "~/unit/create-unit.server";
import type { UnitKind } from "~/unit/unit";
import type { DemoUnit, MadeUnit } from "./demo-unit";
import type { DemoWorld } from "./demo-world";
import type { Region } from "./names";
import { done } from "./outcome";
import { PHU_THAI_UNITS } from "./phu-thai-units";
import { TUYEN_QUANG_UNITS } from "./tuyen-quang-units";

/** The provinces and communes of today exist since then. */
export const FIRST_DAY = "2025-07-01";

/** A unit that holds a contest, with everything below it. `code` begins the roster codes of its people. */
export type DemoPlace = { code: string; unitId: string; path: string; region: Region; units: MadeUnit[] };
export type Places = { phuThai: DemoPlace; tuyenQuang: DemoPlace };

type Top = { code: string; name: string; kind: UnitKind; parentId: string | null };

async function makeTop(world: DemoWorld, top: Top): Promise<{ unitId: string; path: string }> {
  return done(await createUnit({ ...top, validFrom: FIRST_DAY }, { now: world.begun, actorId: null }));
}

async function makeUnits(
  world: DemoWorld,
  units: readonly DemoUnit[],
  parentId: string,
): Promise<MadeUnit[]> {
  const made: MadeUnit[] = [];
  for (const [position, unit] of units.entries()) {
    const { code, name, kind, bloc } = unit;
    const fields = { code, name, kind, bloc, parentId, position, validFrom: FIRST_DAY };
    const { unitId, path } = done(await createUnit(fields, { now: world.begun, actorId: null }));
    made.push({ ...unit, unitId, path, memberCodes: [] });
  }
  return made;
}

/** The commune of Phú Thái in Hải Phòng and the province of Tuyên Quang, still without people. */
export async function makePlaces(world: DemoWorld): Promise<Places> {
  const haiPhong = { code: "HP", name: "Thành phố Hải Phòng", kind: "province", parentId: null } as const;
  const { unitId: parentId } = await makeTop(world, haiPhong);
  const commune = await makeTop(world, { code: "PT", name: "Xã Phú Thái", kind: "commune", parentId });
  const tuyenQuang = { code: "TQ", name: "Tỉnh Tuyên Quang", kind: "province", parentId: null } as const;
  const province = await makeTop(world, tuyenQuang);
  return {
    phuThai: {
      ...{ code: "PT", region: "delta", ...commune },
      units: await makeUnits(world, PHU_THAI_UNITS, commune.unitId),
    },
    tuyenQuang: {
      ...{ code: "TQ", region: "upland", ...province },
      units: await makeUnits(world, TUYEN_QUANG_UNITS, province.unitId),
    },
  };
}
