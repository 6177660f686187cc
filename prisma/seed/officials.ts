import { createOfficial } from "~/account/create-official.server";
import type { NamedScope } from "~/account/grant-form";
import { grantRole } from "~/account/grant-role.server";
import type { Role } from "~/core/scope";
import type { DemoWorld } from "./demo-world";
import { done } from "./outcome";
import type { DemoPlace, Places } from "./places";
import type { SignIn } from "./sign-ins";

type NewOfficial = {
  /** What the file of sign-ins says of the account. */
  who: string;
  displayName: string;
  signInName: string;
  role: Role;
  scope: NamedScope;
  /** Where the work begins. */
  place: string;
};

/** Those who act in the demo, and how everybody signs in. */
export type Officials = { organiserId: string; auditorId: string; provinceId: string; signIns: SignIn[] };

async function makeOfficial(
  { begun, makePassword }: DemoWorld,
  { who, displayName, signInName, role, scope, place }: NewOfficial,
): Promise<{ accountId: string; signIn: SignIn }> {
  const secret = makePassword();
  const context = { now: begun, actorId: null };
  const official = { displayName, signInName, password: { kind: "own", text: secret } } as const;
  const { accountId } = done(await createOfficial(official, context));
  done(await grantRole({ accountId, role, scope }, context));
  return { accountId, signIn: { who, signInName, secret, place } };
}

const over = ({ unitId }: { unitId: string }): NamedScope => ({ kind: "unit", unitId });

function unitIn({ units }: DemoPlace, code: string): { unitId: string; name: string } {
  const unit = units.find((one) => one.code === code);
  if (!unit) throw new Error(`no unit ${code}`);
  return unit;
}

function ofSystem(): NewOfficial[] {
  const scope = { kind: "system" } as const;
  return [
    {
      who: "Quản trị hệ thống",
      displayName: "Quản trị Hội Thi",
      ...{ signInName: "quantri", role: "admin", scope, place: "/organise" },
    },
    {
      who: "Biên soạn câu hỏi, không tổ chức cuộc thi",
      displayName: "Tổ biên soạn câu hỏi",
      ...{ signInName: "biensoan", role: "author", scope, place: "/organise/banks" },
    },
  ];
}

function ofPhuThai(phuThai: DemoPlace): NewOfficial[] {
  const scope = over(phuThai);
  const school = unitIn(phuThai, "PT-TH3");
  return [
    {
      who: "Tổ chức cuộc thi, xã Phú Thái",
      displayName: "Phòng Văn hóa - Xã hội xã Phú Thái",
      ...{ signInName: "tochuc.phuthai", role: "organiser", scope, place: "/organise" },
    },
    {
      who: "Phê duyệt kết quả, xã Phú Thái",
      displayName: "Ban Tổ chức hội thi xã Phú Thái",
      ...{ signInName: "pheduyet.phuthai", role: "auditor", scope, place: "/organise" },
    },
    {
      who: "Đầu mối toàn xã Phú Thái",
      displayName: "Đầu mối theo dõi xã Phú Thái",
      ...{ signInName: "daumoi.phuthai", role: "unit_officer", scope, place: "/unit" },
    },
    {
      who: `Đầu mối ${school.name}`,
      displayName: `Đầu mối ${school.name}`,
      ...{ signInName: "daumoi.th3", role: "unit_officer", scope: over(school), place: "/unit" },
    },
  ];
}

function ofTuyenQuang(tuyenQuang: DemoPlace): NewOfficial[] {
  const women = unitIn(tuyenQuang, "TQ-PN");
  return [
    {
      who: "Tổ chức cuộc thi, tỉnh Tuyên Quang",
      displayName: "Sở Nội vụ tỉnh Tuyên Quang",
      ...{ signInName: "tochuc.tuyenquang", role: "organiser", scope: over(tuyenQuang), place: "/organise" },
    },
    {
      who: `Đầu mối ${women.name}`,
      displayName: `Đầu mối ${women.name} Tuyên Quang`,
      ...{ signInName: "daumoi.phunu", role: "unit_officer", scope: over(women), place: "/unit" },
    },
  ];
}

/** One account for every role, each with a random password of its own. */
export async function makeOfficials(world: DemoWorld, { phuThai, tuyenQuang }: Places): Promise<Officials> {
  const ids = new Map<string, string>();
  const signIns: SignIn[] = [];
  for (const official of [...ofSystem(), ...ofPhuThai(phuThai), ...ofTuyenQuang(tuyenQuang)]) {
    const { accountId, signIn } = await makeOfficial(world, official);
    ids.set(official.signInName, accountId);
    signIns.push(signIn);
  }
  const idOf = (signInName: string) => ids.get(signInName) as string;
  return {
    organiserId: idOf("tochuc.phuthai"),
    auditorId: idOf("pheduyet.phuthai"),
    provinceId: idOf("tochuc.tuyenquang"),
    signIns,
  };
}
