import type { Slip } from "~/account/slip";
import { db } from "~/platform/db.server";

const FRESH = 4;
const SAT = 1;

/** Personal links for trying the demo out: of some who have not sat in any round, and of one who has. */
export async function findFreshLinks(
  slips: readonly Slip[],
  left: ReadonlySet<string>,
): Promise<{ who: string; link: string }[]> {
  const attempts = await db().attempt.findMany({
    select: { submittedAt: true, account: { select: { member: { select: { code: true } } } } },
  });
  const sat = new Set(attempts.map(({ account }) => account.member?.code));
  const commune = slips.filter(({ signInName }) => signInName.startsWith("PT") && !left.has(signInName));
  const fresh = commune.filter(({ signInName }) => !sat.has(signInName)).slice(0, FRESH);
  const others = commune.filter(({ signInName }) => sat.has(signInName)).slice(0, SAT);
  const row = ({ fullName, unitName, link }: Slip, state: string) =>
    link ? [{ link, who: `${fullName}, ${unitName} (${state})` }] : [];
  return [
    ...fresh.flatMap((slip) => row(slip, "chưa thi")),
    ...others.flatMap((slip) => row(slip, "đã thi, xem kết quả")),
  ];
}
