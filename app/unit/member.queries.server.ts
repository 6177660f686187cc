import { db } from "~/platform/db.server";
import { notFound } from "~/platform/http.server";
import { type Day, dayOfDate } from "./day";
import { type ExemptionView, exemptionView } from "./exemption";
import { isUuid } from "./unit";

export type SpellView = { unitId: string; unitName: string; from: Day; to: Day | null };

export type MemberDetail = {
  memberId: string;
  code: string;
  fullName: string;
  jobTitle: string | null;
  email: string | null;
  /** Spells in the subtree, the latest first. */
  spells: SpellView[];
  /** Not withdrawn, the latest first. */
  exemptions: ExemptionView[];
};

/** A person who belongs, or once belonged, to the subtree at `underPath`; spells elsewhere are not shown. Throws 404. */
export async function getMember(memberId: string | undefined, underPath: string): Promise<MemberDetail> {
  if (!isUuid(memberId)) throw notFound();
  const member = await db().member.findUnique({
    where: { id: memberId },
    include: {
      memberships: {
        where: { unit: { path: { startsWith: underPath } } },
        orderBy: { validFrom: "desc" },
        include: { unit: { select: { name: true } } },
      },
      exemptions: { where: { withdrawnAt: null }, orderBy: [{ validFrom: "desc" }, { id: "asc" }] },
    },
  });
  if (!member || member.memberships.length === 0) throw notFound();
  const { code, fullName, jobTitle, email } = member;
  return {
    ...{ memberId, code, fullName, jobTitle, email },
    spells: member.memberships.map(({ unitId, unit, validFrom, validTo }) => ({
      ...{ unitId, unitName: unit.name },
      from: dayOfDate(validFrom),
      to: dayOfDate(validTo),
    })),
    exemptions: member.exemptions.map(exemptionView),
  };
}
