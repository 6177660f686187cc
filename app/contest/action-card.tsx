import type { SerializeFrom } from "@remix-run/node";
import { Form, Link } from "@remix-run/react";
import { contestPublicMessages } from "~/i18n/contest-public";
import { contestReasons } from "~/i18n/contest-reasons";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import type { ContestAction } from "./person-action";

type Action = SerializeFrom<ContestAction>;
type Props = { action: Action; slug: string; trackName: string | null };

const big = { variant: "primary", size: "large", className: "w-full sm:w-auto" } as const;

/** The one big thing to do, with a line about it. */
export function ActionCard({ action, slug, trackName }: Props) {
  const t = useMessages(contestPublicMessages);
  return (
    <Card className="flex flex-col gap-4">
      <ActionButtons action={action} slug={slug} />
      <ActionText action={action} />
      {trackName ? <p className="text-muted">{t("page.entered", { track: trackName })}</p> : null}
    </Card>
  );
}

function ActionButtons({ action, slug }: Omit<Props, "trackName">) {
  const t = useMessages(contestPublicMessages);
  const back = `?to=${encodeURIComponent(`/c/${slug}`)}`;
  switch (action.kind) {
    case "sign-in":
      return (
        <div className="flex flex-wrap gap-3">
          <LinkButton to={`/sign-in${back}`} {...big}>
            {t("action.signIn")}
          </LinkButton>
          {action.mayRegister ? (
            <LinkButton to={`/register${back}`} size="large" className="w-full sm:w-auto">
              {t("action.register")}
            </LinkButton>
          ) : null}
        </div>
      );
    case "enter":
      return (
        <LinkButton to={`/c/${slug}/enter`} {...big}>
          {t("action.enter")}
        </LinkButton>
      );
    case "start":
      return (
        <Form method="post" action={`/c/${slug}/rounds/${action.roundNumber}/start`} reloadDocument>
          <Button {...big}>{t("action.start")}</Button>
        </Form>
      );
    case "continue":
      return (
        <LinkButton to={`/sit/${action.attemptId}`} reloadDocument {...big}>
          {t("action.continue")}
        </LinkButton>
      );
    case "attempts-used":
      return action.attemptId ? (
        <LinkButton to={`/sit/${action.attemptId}/result`} size="large" className="w-full sm:w-auto">
          {t("action.used")}
        </LinkButton>
      ) : null;
    case "result":
      return (
        <LinkButton to={`/sit/${action.attemptId}/result`} {...big}>
          {t("action.result")}
        </LinkButton>
      );
    case "wait":
    case "no-track":
    case "barred":
    case "over":
    case "preparing":
      return null;
  }
}

function ActionText({ action }: { action: Action }) {
  const t = useMessages(contestPublicMessages);
  const reasons = useMessages(contestReasons);
  switch (action.kind) {
    case "sign-in":
      return <p>{action.mayRegister ? t("action.signInText") : t("action.signInTextRoster")}</p>;
    case "enter":
      return <p>{t("action.enterText")}</p>;
    case "start":
      return (
        <>
          <p>{t("action.startText", { round: action.roundName, count: action.attemptsLeft })}</p>
          {action.lastAttemptId ? (
            <p>
              <Link to={`/sit/${action.lastAttemptId}/result`}>{t("action.previous")}</Link>
            </p>
          ) : null}
        </>
      );
    case "continue":
      return <p>{t("action.continueText", { round: action.roundName })}</p>;
    case "wait":
      return <p>{t("action.waitText", { round: action.roundName, at: formatDateTime(action.opensAt) })}</p>;
    case "attempts-used": {
      const next = action.nextOpensAt ? t("action.usedNext", { at: formatDateTime(action.nextOpensAt) }) : "";
      return <p>{`${t("action.usedText", { round: action.roundName })} ${next}`.trim()}</p>;
    }
    case "result":
      return <p>{t("action.resultText")}</p>;
    case "no-track":
      return <p>{action.reason ? reasons(`reason.${action.reason}`) : t("action.noTrackText")}</p>;
    case "barred":
      return <p>{t("action.barredText")}</p>;
    case "over":
      return <p>{t("action.overText")}</p>;
    case "preparing":
      return <p>{t("action.preparingText")}</p>;
  }
}
