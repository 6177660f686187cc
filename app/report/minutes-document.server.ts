import type { ContestView } from "~/contest/contest";
import type { RoundView } from "~/contest/round";
import { translator } from "~/i18n/messages";
import { reportMinutesMessages } from "~/i18n/report-minutes";
import { minutesContent } from "./minutes-content.server";
import { layOutMinutes } from "./minutes-layout.server";
import { findMinutesSource } from "./minutes-source.queries.server";

/** The minutes of a round as .docx, marked as a draft until the result is official; null before there is a result. */
export async function minutesDocument(asked: {
  contest: ContestView;
  round: RoundView;
  now: Date;
}): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  const { contest, round, now } = asked;
  const source = await findMinutesSource(contest, round, now);
  if (!source) return null;
  const minutes = minutesContent(source);
  const t = translator(reportMinutesMessages, "vi");
  const name = { draft: minutes.isDraft ? "yes" : "no", slug: contest.slug, number: String(round.number) };
  return { fileName: t("file", name), bytes: await layOutMinutes(minutes) };
}
