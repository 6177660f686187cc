import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { contestMessages } from "~/i18n/contest";
import { contestSetupMessages } from "~/i18n/contest-setup";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { ConfirmButton } from "~/ui/dialog";
import { TextField } from "~/ui/field";
import { Table } from "~/ui/table";
import type { BarView } from "./bar";
import { ContestFrame, type ContestHead } from "./desk-frame";
import { DoneNotice, RefusalNotice, SubmitButton, useRefusalWords } from "./outcome";
import type { Refused } from "./refusal";

type Props = { head: ContestHead; bars: SerializeFrom<BarView>[]; refused?: Refused };

/** Who may not sit: the list, and a form for one more. */
export function BarsPage({ head, bars, refused }: Props) {
  const t = useMessages(contestSetupMessages);
  const shared = useMessages(contestMessages);
  const labels = { signInName: t("bars.signInName"), reason: t("bars.reason") };
  const isAdding = refused?.intent !== "lift";
  const { errorOf } = useRefusalWords(isAdding ? refused : undefined);
  const typed = (name: string) => (isAdding ? (refused?.values?.[name] as string | undefined) : undefined);
  return (
    <ContestFrame contest={head} lead={t("bars.lead")}>
      <DoneNotice words={{ added: t("bars.added"), lifted: t("bars.lifted") }} />
      <RefusalNotice refused={refused} labels={labels} />
      <Card className="max-w-text">
        <Form method="post" noValidate className="flex flex-col gap-6" key={`form ${bars.length}`}>
          <TextField
            name="signInName"
            label={labels.signInName}
            hint={t("bars.signInNameHint")}
            width="medium"
            required
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            defaultValue={typed("signInName")}
            error={errorOf("signInName")}
          />
          <TextField
            name="reason"
            label={labels.reason}
            required
            maxLength={500}
            defaultValue={typed("reason")}
            error={errorOf("reason")}
          />
          <SubmitButton intent="bar" className="self-start">
            {t("bars.add")}
          </SubmitButton>
        </Form>
      </Card>
      <Table
        caption={t("bars.caption")}
        stacks
        rows={bars}
        rowKey={(bar) => bar.id}
        empty={t("bars.empty")}
        columns={[
          { key: "person", header: t("bars.person"), rowHeader: true, cell: (bar) => bar.displayName },
          { key: "signIn", header: t("bars.signInName"), cell: (bar) => bar.signInName },
          { key: "reason", header: t("bars.reason"), cell: (bar) => bar.reason },
          {
            key: "since",
            header: t("bars.since"),
            hideOnPhone: true,
            cell: (bar) => formatDateTime(bar.barredAt),
          },
          {
            key: "lift",
            header: <span className="sr-only">{t("bars.lift")}</span>,
            cell: (bar) => (
              <ConfirmButton
                label={t("bars.lift")}
                title={t("bars.liftTitle", { name: bar.displayName })}
                confirmLabel={t("bars.lift")}
                cancelLabel={shared("cancel")}
                buttonVariant="quiet"
                fields={{ intent: "lift", barId: bar.id }}
                reasonName="reason"
                reasonLabel={t("bars.reason")}
              >
                {t("bars.liftText")}
              </ConfirmButton>
            ),
          },
        ]}
      />
    </ContestFrame>
  );
}
