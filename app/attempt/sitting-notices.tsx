import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { playNoticeMessages } from "~/i18n/play-notices";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import type { SittingSession } from "./sitting-session";
import type { SittingState } from "./sitting-state";

/** Where to sign in again; the way back leads to the paper. */
export const signInAgain = (attemptId: string) => `/sign-in?to=${encodeURIComponent(`/sit/${attemptId}`)}`;

type Props = { state: SittingState; session: SittingSession };

/** What the person must know while the sitting goes on: what happened, what was kept, what to do. */
export function SittingNotices({ state, session }: Props) {
  const t = useMessages(playNoticeMessages);
  return (
    <div className="flex flex-col gap-4 empty:hidden [&:not(:empty)]:mb-6">
      <TroubleNotice state={state} session={session} />
      {state.stranded.length > 0 ? <StrandedNotice state={state} session={session} /> : null}
      {state.isDurable ? null : <Alert tone="info">{t("notDurable")}</Alert>}
    </div>
  );
}

function TroubleNotice({ state, session }: Props) {
  const t = useMessages(playNoticeMessages);
  const seen = (
    <Button type="button" onClick={() => session.tell({ kind: "trouble-seen" })}>
      {t("close")}
    </Button>
  );
  switch (state.trouble) {
    case null:
      return null;
    case "signed-out":
    case "other-account": {
      const words = state.trouble === "signed-out" ? "signedOut" : "otherAccount";
      // Without a store that lasts, leaving the page would lose the answers.
      const target = state.isDurable ? undefined : "_blank";
      return (
        <Alert
          tone="warning"
          role="alert"
          title={t(`${words}.title`)}
          actions={
            <LinkButton to={signInAgain(state.attemptId)} reloadDocument target={target}>
              {t(`${words}.action`)}
            </LinkButton>
          }
        >
          {t(`${words}.text`)}
        </Alert>
      );
    }
    case "renumbered":
      return (
        <Alert tone="warning" role="alert" title={t("renumbered.title")} actions={seen}>
          {t("renumbered.text")}
        </Alert>
      );
    case "rejected":
      return (
        <Alert
          tone="danger"
          role="alert"
          title={t("rejected.title")}
          actions={
            <Button type="button" onClick={() => window.location.reload()}>
              {t("rejected.action")}
            </Button>
          }
        >
          {t("rejected.text")}
        </Alert>
      );
  }
}

function StrandedNotice({ state, session }: Props) {
  const t = useMessages(playNoticeMessages);
  const paper = useMessages(playMessages);
  const nameOf = (position: number) =>
    position === 0 ? paper("place.prediction") : paper("place.heading", { number: position });
  const places = state.stranded.map((save) => nameOf(save.position)).join(", ");
  return (
    <Alert
      tone="warning"
      role="alert"
      title={t("stranded.title", { count: state.stranded.length })}
      actions={
        <>
          <Button type="button" onClick={() => session.tell({ kind: "stranded-applied" })}>
            {t("stranded.apply")}
          </Button>
          <Button type="button" variant="quiet" onClick={() => session.tell({ kind: "stranded-dropped" })}>
            {t("stranded.drop")}
          </Button>
        </>
      }
    >
      {t("stranded.text", { places })}
    </Alert>
  );
}
