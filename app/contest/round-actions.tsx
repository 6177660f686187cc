import type { SerializeFrom } from "@remix-run/node";
import { contestMessages } from "~/i18n/contest";
import { contestRoundMessages } from "~/i18n/contest-round";
import { useMessages } from "~/i18n/messages";
import { ConfirmButton } from "~/ui/dialog";
import { DateTimeField } from "~/ui/field";
import { useRefusalWords } from "./outcome";
import { missingFrom, type ReadinessItem } from "./readiness";
import type { Refused } from "./refusal";
import type { RoundView } from "./round";
import { useWindowWords } from "./state-words";

type Round = SerializeFrom<RoundView>;

/** Opens the round; only offered as the main act when nothing is missing. */
export function OpenButton({ round, items }: { round: Round; items: ReadinessItem[] }) {
  const t = useMessages(contestRoundMessages);
  const shared = useMessages(contestMessages);
  const windowWords = useWindowWords();
  return (
    <ConfirmButton
      label={t("page.open")}
      title={t("page.openTitle", { round: round.name })}
      confirmLabel={t("page.open")}
      cancelLabel={shared("cancel")}
      buttonVariant="primary"
      disabled={missingFrom(items).length > 0}
      fields={{ intent: "open" }}
    >
      {t("page.openText", { window: windowWords(round) })}
    </ConfirmButton>
  );
}

/** Takes away a round that was never opened, after a question. */
export function RemoveButton({ round }: { round: Round }) {
  const t = useMessages(contestRoundMessages);
  const shared = useMessages(contestMessages);
  return (
    <ConfirmButton
      label={t("page.remove")}
      title={t("page.removeTitle", { round: round.name })}
      confirmLabel={t("page.remove")}
      cancelLabel={shared("cancel")}
      buttonVariant="quiet"
      variant="danger"
      fields={{ intent: "remove" }}
    >
      {t("page.removeText")}
    </ConfirmButton>
  );
}

/** Shows keys and explanations to those who sat. */
export function ReleaseButton({ round, people }: { round: Round; people: number }) {
  const t = useMessages(contestRoundMessages);
  const shared = useMessages(contestMessages);
  return (
    <ConfirmButton
      label={t("page.release")}
      title={t("page.releaseTitle", { round: round.name })}
      confirmLabel={t("page.release")}
      cancelLabel={shared("cancel")}
      fields={{ intent: "release" }}
    >
      {t("page.releaseText", { people })}
    </ConfirmButton>
  );
}

type ExtendProps = { round: Round; sitting: number; extendTo: string; refused?: Refused };

/** Moves the end later, with a reason; says how many deadlines move with it. */
export function ExtendButton({ round, sitting, extendTo, refused }: ExtendProps) {
  const t = useMessages(contestRoundMessages);
  const shared = useMessages(contestMessages);
  const own = refused?.intent === "extend" ? refused : undefined;
  const { errorOf } = useRefusalWords(own);
  const typed = own?.values?.closesAt;
  return (
    <ConfirmButton
      label={t("page.extend")}
      title={t("page.extendTitle", { round: round.name })}
      confirmLabel={t("page.extend")}
      cancelLabel={shared("cancel")}
      fields={{ intent: "extend" }}
      reasonName="reason"
      reasonLabel={t("page.extendReason")}
      extra={
        <DateTimeField
          name="closesAt"
          label={t("page.extendTo")}
          required
          defaultValue={typeof typed === "string" ? typed : extendTo}
          error={errorOf("closesAt")}
        />
      }
    >
      {t("page.extendText", { sitting })}
    </ConfirmButton>
  );
}
