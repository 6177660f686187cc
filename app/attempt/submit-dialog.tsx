import Flag from "lucide-react/icons/flag";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { answeredCount, type PaperPlace } from "./paper-places";

export interface SubmitDialogProps {
  isOpen: boolean;
  onClose: () => void;
  places: PaperPlace[];
  /** Answers that the server has not acknowledged. */
  unsent: number;
  onGo: (position: number) => void;
  onSubmit: () => void;
}

/** The one question before submitting: what is missing, what is flagged, and that it is final. */
export function SubmitDialog({ isOpen, onClose, places, unsent, onGo, onSubmit }: SubmitDialogProps) {
  const t = useMessages(playMessages);
  const questions = places.filter((place) => place.position > 0);
  const [count, total] = [answeredCount(places), questions.length];
  const missing = questions.filter((place) => !place.answered && !place.incomplete);
  const incomplete = questions.filter((place) => place.incomplete);
  const flagged = places.filter((place) => place.flagged);
  const lacksPrediction = places.some((place) => place.position === 0 && !place.answered);
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      title={t("submit.title")}
      closeLabel={t("map.close")}
      shape="sheet"
      footer={
        <>
          <Button type="button" variant="primary" onClick={onSubmit} className="max-sm:w-full">
            {t("submit.confirm")}
          </Button>
          <Button type="button" onClick={onClose} className="max-sm:w-full">
            {t("submit.cancel")}
          </Button>
        </>
      }
    >
      <p className="font-semibold">
        {count === total ? t("submit.allAnswered", { total }) : t("submit.answered", { count, total })}
      </p>
      <PlaceLinks title={t("submit.missing", { count: missing.length })} places={missing} onGo={onGo} />
      <PlaceLinks
        title={t("submit.incomplete", { count: incomplete.length })}
        places={incomplete}
        onGo={onGo}
      />
      <PlaceLinks
        title={t("submit.flagged", { count: flagged.length })}
        places={flagged}
        onGo={onGo}
        isFlag
      />
      {lacksPrediction ? (
        <div>
          <p>{t("submit.noPrediction")}</p>
          <Button type="button" className="mt-2" onClick={() => onGo(0)}>
            {t("submit.goToPrediction")}
          </Button>
        </div>
      ) : null}
      {unsent > 0 ? <p>{t("submit.unsent", { count: unsent })}</p> : null}
      <p className="text-muted">{t("submit.final")}</p>
    </Dialog>
  );
}

interface PlaceLinksProps {
  title: string;
  places: PaperPlace[];
  onGo: (position: number) => void;
  isFlag?: boolean;
}

function PlaceLinks({ title, places, onGo, isFlag }: PlaceLinksProps) {
  const t = useMessages(playMessages);
  if (places.length === 0) return null;
  return (
    <div>
      <h3 className="flex items-center gap-2 text-base font-semibold">
        {isFlag ? <Flag size={18} aria-hidden="true" className="fill-current text-amber" /> : null}
        {title}
      </h3>
      <ul className="mt-2 flex flex-wrap gap-2">
        {places.map(({ position }) => (
          <li key={position}>
            <Button
              type="button"
              className="min-w-12 px-2 tabular-nums"
              aria-label={
                position === 0 ? t("submit.goToPrediction") : t("submit.goTo", { number: position })
              }
              onClick={() => onGo(position)}
            >
              {position === 0 ? t("place.prediction") : position}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
