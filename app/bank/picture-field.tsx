import ImagePlus from "lucide-react/icons/image-plus";
import Trash from "lucide-react/icons/trash-2";
import { useRef, useState } from "react";
import { formMessages } from "~/i18n/bank-form";
import { pictureReasons } from "~/i18n/bank-picture";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { FileField, TextField } from "~/ui/field";
import { LiveRegion, useAnnounce } from "~/ui/live-region";
import { useHydrated } from "~/ui/use-hydrated";
import { useFieldWords } from "./question-refusal";
import type { QuestionValues } from "./question-values";
import type { Refused } from "./refusal";
import { usePictureUpload } from "./use-picture-upload";

type PictureProps = { bankSlug: string; values: QuestionValues; refused?: Refused };

/** The picture beside the stem: sent as soon as it is chosen; the form carries its id and what it shows in words. */
export function PictureField({ bankSlug, values, refused }: PictureProps) {
  const t = useMessages(formMessages);
  const reasons = useMessages(pictureReasons);
  const errorOf = useFieldWords(refused);
  const hydrated = useHydrated();
  const { message, announce } = useAnnounce();
  const frame = useRef<HTMLFieldSetElement>(null);
  const [picture, setPicture] = useState(values.picture);
  const show = (id: string, words: string) => {
    setPicture(id);
    announce(words);
    // No key was pressed: whoever follows the form (its preview) is told so.
    setTimeout(() => frame.current?.dispatchEvent(new Event("input", { bubbles: true })));
  };
  const upload = usePictureUpload(bankSlug, (answer) =>
    answer.ok ? show(answer.id, t("pictureLoaded")) : announce(reasons(answer.reason)),
  );
  return (
    <fieldset ref={frame} className="flex min-w-0 flex-col gap-4 rounded-card border border-line p-4">
      <legend className="px-2 font-semibold">
        {t("picture")} <span className="font-normal text-muted">{t("optional")}</span>
      </legend>
      <input type="hidden" name="picture" value={picture} />
      {picture === "" ? null : <Shown id={picture} alt={values.pictureAlt} />}
      {hydrated ? (
        <FileField
          // Never sent with the form: the browser has sent it by then.
          name=""
          id="picture"
          label={t(picture === "" ? "pictureChoose" : "pictureReplace")}
          hint={t("pictureHint")}
          accept="image/png,image/jpeg,image/webp,image/gif"
          error={upload.refusal ? reasons(upload.refusal) : errorOf("picture")}
          onChange={(event) => upload.send(event.currentTarget)}
        />
      ) : (
        <p className="text-muted">{t("pictureNoScript")}</p>
      )}
      {upload.isSending ? <Sending /> : null}
      {picture === "" ? null : (
        <Described values={values} refused={refused} onRemove={() => show("", t("pictureRemoved"))} />
      )}
      <LiveRegion message={message} />
    </fieldset>
  );
}

function Sending() {
  const t = useMessages(formMessages);
  return (
    <p className="flex items-center gap-2 text-muted">
      <ImagePlus size={20} aria-hidden="true" />
      {t("pictureLoading")}
    </p>
  );
}

type DescribedProps = Omit<PictureProps, "bankSlug"> & { onRemove: () => void };

/** What the picture shows in words, and the way to take it off again. */
function Described({ values, refused, onRemove }: DescribedProps) {
  const t = useMessages(formMessages);
  const errorOf = useFieldWords(refused);
  const hydrated = useHydrated();
  return (
    <>
      <TextField
        name="pictureAlt"
        label={t("pictureAlt")}
        hint={t("pictureAltHint")}
        maxLength={500}
        defaultValue={values.pictureAlt}
        error={errorOf("pictureAlt")}
      />
      {hydrated ? (
        <Button
          type="button"
          variant="quiet"
          icon={<Trash size={20} aria-hidden="true" />}
          className="self-start"
          onClick={onRemove}
        >
          {t("pictureRemove")}
        </Button>
      ) : null}
    </>
  );
}

function Shown({ id, alt }: { id: string; alt: string }) {
  return <img src={`/pictures/${id}`} alt={alt} className="max-h-72 max-w-full self-start rounded-control" />;
}
