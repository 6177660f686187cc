import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import LayoutGrid from "lucide-react/icons/layout-grid";
import Send from "lucide-react/icons/send";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { Button } from "~/ui/button";
import { answeredCount, type PaperPlace } from "./paper-places";
import type { PaperMode } from "./use-marks";
import type { PaperMoves } from "./use-paper-moves";

export interface PaperNavProps {
  moves: PaperMoves;
  places: PaperPlace[];
  mode: PaperMode;
}

/** Within the thumb's reach: previous, all questions, next; after the last one, submit. */
export function PaperNav({ moves, places, mode }: PaperNavProps) {
  const t = useMessages(playMessages);
  const count = answeredCount(places);
  const total = places.filter((place) => place.position > 0).length;
  const isLast = mode === "all" || moves.next === null;
  const goBack = moves.previous;
  const goOn = moves.next;
  return (
    <nav aria-label={t("nav.label")} className="grid w-full grid-cols-3 gap-2">
      {mode === "one" ? (
        <Button
          type="button"
          disabled={goBack === null}
          aria-label={t("nav.previousLong")}
          icon={<ChevronLeft size={22} aria-hidden="true" className="-ml-1 shrink-0 max-[21rem]:hidden" />}
          onClick={() => goBack !== null && moves.go(goBack)}
        >
          {t("nav.previous")}
        </Button>
      ) : (
        <span />
      )}
      <Button
        type="button"
        aria-label={t("nav.mapLong", { count, total })}
        aria-haspopup="dialog"
        icon={<LayoutGrid size={20} aria-hidden="true" className="shrink-0 max-[21rem]:hidden" />}
        onClick={() => moves.show("map")}
      >
        <span className="tabular-nums">{`${count}/${total}`}</span>
      </Button>
      {isLast ? (
        <Button
          type="button"
          variant="primary"
          icon={<Send size={20} aria-hidden="true" className="max-sm:hidden" />}
          className="whitespace-nowrap"
          onClick={() => moves.show("submit")}
        >
          {t("nav.submit")}
        </Button>
      ) : (
        <Button
          type="button"
          variant="primary"
          aria-label={t("nav.nextLong")}
          onClick={() => goOn !== null && moves.go(goOn)}
        >
          {t("nav.next")}
          <ChevronRight size={22} aria-hidden="true" className="-mr-1 shrink-0 max-[21rem]:hidden" />
        </Button>
      )}
    </nav>
  );
}
