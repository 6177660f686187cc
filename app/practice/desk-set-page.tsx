import type { SerializeFrom } from "@remix-run/node";
import { DoneNotice, useNumber } from "~/contest/outcome";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { practiceDeskMessages } from "~/i18n/practice-desk";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmButton } from "~/ui/dialog";
import { Page, PageHeader, Section } from "~/ui/page";
import type { SetDesk } from "./desk.queries.server";
import { EditSetForm } from "./edit-set-form";
import { InPlaySection } from "./in-play-section";
import type { RefusedSet } from "./set";
import { SetRefusalNotice } from "./set-outcome";
import { SetStatePill } from "./set-state-pill";

type Desk = SerializeFrom<SetDesk>;

export interface DeskSetPageProps {
  desk: Desk;
  refused?: RefusedSet;
}

/** One practice set on the desk: how much it shows, what it is made of, what is held back, what was done. */
export function DeskSetPage({ desk, refused }: DeskSetPageProps) {
  const t = useMessages(practiceDeskMessages);
  const number = useNumber();
  const { set, state, shown, heldBack } = desk;
  const ofForm = refused?.values !== undefined;
  return (
    <Page width="wide">
      <div className="flex flex-col gap-4">
        <Breadcrumbs
          label={t("crumbs")}
          items={[{ label: t("title"), to: "/organise/practice" }, { label: set.title }]}
        />
        <PageHeader
          eyebrow={desk.bankName}
          title={set.title}
          lead={t(`counts.${state}`, { shown: number(shown), heldBack: number(heldBack) })}
          actions={<SetActs desk={desk} />}
        />
        <SetStatePill state={state} />
        {mayPublish(desk) ? null : <p id={NOTHING}>{t(heldBack > 0 ? "act.allHeldBack" : "act.noneFits")}</p>}
      </div>
      <DoneNotice
        words={{
          created: t("done.created"),
          saved: t("done.saved"),
          published: t("done.published"),
          withdrawn: t("done.withdrawn"),
          "in-play": t("done.in-play"),
          "held-back": t("done.held-back"),
        }}
      />
      {ofForm ? null : <SetRefusalNotice refused={refused} />}
      <InPlaySection desk={desk} />
      <EditSetForm desk={desk} refused={ofForm ? refused : undefined} />
      <History acts={desk.acts} />
    </Page>
  );
}

/** Why nothing can be published, for the button that cannot be pressed. */
const NOTHING = "nothing-to-publish";

const mayPublish = ({ state, shown }: Desk) => state === "published" || shown > 0;

function SetActs({ desk }: { desk: Desk }) {
  const { set, state, shown } = desk;
  const t = useMessages(practiceDeskMessages);
  const number = useNumber();
  if (state === "published") {
    return (
      <>
        <LinkButton to={`/practice/${set.slug}`}>{t("act.open")}</LinkButton>
        <ConfirmButton
          label={t("act.withdraw")}
          title={t("act.withdraw")}
          confirmLabel={t("act.withdraw")}
          cancelLabel={t("act.cancel")}
          variant="danger"
          fields={{ intent: "withdraw" }}
        >
          {t("act.withdrawText")}
        </ConfirmButton>
      </>
    );
  }
  const label = t(state === "draft" ? "act.publish" : "act.publishAgain");
  return (
    <ConfirmButton
      label={label}
      title={label}
      confirmLabel={label}
      cancelLabel={t("act.cancel")}
      buttonVariant="primary"
      disabled={!mayPublish(desk)}
      describedBy={mayPublish(desk) ? undefined : NOTHING}
      fields={{ intent: "publish" }}
    >
      {t("act.publishText", { shown: number(shown) })}
    </ConfirmButton>
  );
}

/** Acts that the log may name. */
const ACTS = [
  "create-practice-set",
  "edit-practice-set",
  "publish-practice-set",
  "withdraw-practice-set",
  "show-questions-in-play",
  "hold-back-questions",
] as const;

function History({ acts }: { acts: Desk["acts"] }) {
  const t = useMessages(practiceDeskMessages);
  return (
    <Section title={t("history.title")}>
      <Card>
        <ol className="flex flex-col gap-3">
          {acts.map(({ at, act, actor, reason }) => {
            const known = ACTS.find((one) => one === act);
            return (
              <li key={`${at} ${act}`}>
                <p className="font-semibold">{known ? t(`history.acts.${known}`) : act}</p>
                <p className="text-muted">
                  {t("history.line", { at: formatDateTime(at), actor: actor ?? t("history.system") })}
                </p>
                {reason ? <p>{t("history.reason", { reason })}</p> : null}
              </li>
            );
          })}
        </ol>
      </Card>
    </Section>
  );
}
