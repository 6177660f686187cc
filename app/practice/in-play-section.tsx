import type { SerializeFrom } from "@remix-run/node";
import { useNumber } from "~/contest/outcome";
import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { Alert } from "~/ui/alert";
import { ConfirmButton } from "~/ui/dialog";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { SetDesk } from "./desk.queries.server";

type Desk = SerializeFrom<SetDesk>;

/** Which rounds keep questions of the set, and the way to show them all the same, with a reason. */
export function InPlaySection({ desk }: { desk: Desk }) {
  const t = useMessages(practiceDeskMessages);
  const number = useNumber();
  const { set, rounds } = desk;
  return (
    <Section title={t("inPlay.title")} description={t("inPlay.text")} actions={<InPlayAct desk={desk} />}>
      {set.inPlayReason !== null ? (
        <Alert tone="warning" title={t("inPlay.shownTitle")}>
          {t("inPlay.shownText", { reason: set.inPlayReason })}
        </Alert>
      ) : null}
      {rounds.length === 0 ? (
        <p>{t("inPlay.none")}</p>
      ) : (
        <Table
          caption={t("inPlay.caption")}
          stacks
          rows={rounds}
          rowKey={(_, index) => index}
          columns={[
            {
              key: "contest",
              header: t("inPlay.contest"),
              rowHeader: true,
              cell: (round) => round.contestTitle ?? t("inPlay.hidden"),
            },
            {
              key: "round",
              header: t("inPlay.round"),
              cell: (round) => (round.contestTitle === null ? null : round.roundName),
            },
            {
              key: "state",
              header: t("inPlay.state"),
              cell: (round) => t(round.isOpened ? "inPlay.opened" : "inPlay.coming"),
            },
            {
              key: "questions",
              header: t("inPlay.questions"),
              numeric: true,
              cell: (round) => number(round.questions),
            },
          ]}
        />
      )}
    </Section>
  );
}

function InPlayAct({ desk: { set, rounds } }: { desk: Desk }) {
  const t = useMessages(practiceDeskMessages);
  if (set.inPlayReason !== null) {
    return (
      <ConfirmButton
        label={t("inPlay.holdBack")}
        title={t("inPlay.holdBack")}
        confirmLabel={t("inPlay.holdBack")}
        cancelLabel={t("act.cancel")}
        fields={{ intent: "hold-back" }}
      >
        {t("inPlay.text")}
      </ConfirmButton>
    );
  }
  if (rounds.length === 0) return null;
  return (
    <ConfirmButton
      label={t("inPlay.show")}
      title={t("inPlay.show")}
      confirmLabel={t("inPlay.show")}
      cancelLabel={t("act.cancel")}
      buttonVariant="quiet"
      variant="danger"
      fields={{ intent: "show-in-play" }}
      reasonName="reason"
      reasonLabel={t("inPlay.reason")}
      reasonHint={t("inPlay.reasonHint")}
    >
      {t("inPlay.showText")}
    </ConfirmButton>
  );
}
