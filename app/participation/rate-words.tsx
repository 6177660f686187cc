import { rateOf } from "~/core/participation/rate";
import { formatPercent, formatShare } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { participationMessages } from "~/i18n/participation";
import { RateBar } from "~/ui/rate-bar";
import { missingOf } from "./participation";

type Counts = { people: number; roster: number };

/** "412/600 người đã thi (68,7%), còn thiếu 188." null when nobody is on the roster. */
export function useRateSentence(): (counts: Counts) => string | null {
  const t = useMessages(participationMessages);
  const locale = useLocale();
  return ({ people, roster }) => {
    if (roster === 0) return null;
    const rate = formatPercent(locale, people, roster);
    return t("lead", { people, roster, rate, missing: missingOf({ people, roster }) });
  };
}

/** A rate in a table, with the target of 100% as a mark. */
export function UnitRate({ counts }: { counts: Counts }) {
  const locale = useLocale();
  return (
    <RateBar value={rateOf(counts)} target={1} label={formatShare(locale, counts.people, counts.roster)} />
  );
}
