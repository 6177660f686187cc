import { useEffect } from "react";
import { useMessages } from "~/i18n/messages";
import { playAnswerMessages } from "~/i18n/play-answers";
import { PictureDialog } from "~/ui/picture-dialog";
import { pictureAt } from "./picture-at";
import type { PublicQuestion } from "./sitting";

export interface PaperPictureProps {
  questions: readonly PublicQuestion[];
  /** The question whose picture is shown large; null: none. */
  enlarged: number | null;
  onClose: () => void;
}

/** The larger view of the pictures of a paper; fetches all of them ahead, so that they are there without the network too. */
export function PaperPicture({ questions, enlarged, onClose }: PaperPictureProps) {
  const t = useMessages(playAnswerMessages);
  useEffect(() => {
    for (const { picture } of questions) if (picture) new Image().src = pictureAt(picture).src;
  }, [questions]);
  const picture = questions.find((question) => question.position === enlarged)?.picture;
  if (!picture || enlarged === null) return null;
  return (
    <PictureDialog
      open
      onClose={onClose}
      title={t("picture.title", { number: enlarged })}
      closeLabel={t("picture.close")}
      picture={pictureAt(picture)}
    />
  );
}
