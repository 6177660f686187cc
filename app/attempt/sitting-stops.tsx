import MonitorSmartphone from "lucide-react/icons/monitor-smartphone";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useMessages } from "~/i18n/messages";
import { playNoticeMessages } from "~/i18n/play-notices";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Progress } from "~/ui/progress";
import type { LeaseRefusal } from "./sitting";
import { signInAgain } from "./sitting-notices";
import type { Sitting } from "./use-sitting";

/** What stands in the place of the questions while nothing can be answered here; null while it can. */
export function SittingStop({ sitting, resultPath }: { sitting: Sitting; resultPath: string }) {
  const t = useMessages(playNoticeMessages);
  const { state } = sitting;
  switch (state.phase) {
    case "other-device":
      return <OtherDevice sitting={sitting} />;
    case "other-tab":
      return (
        <Stop
          icon={<MonitorSmartphone size={40} aria-hidden="true" />}
          title={t("otherTab.title")}
          text={t("otherTab.text")}
        >
          <Button type="button" variant="primary" size="large" onClick={sitting.takeTab}>
            {t("otherTab.action")}
          </Button>
        </Stop>
      );
    case "closing":
      return <Closing sitting={sitting} />;
    case "closed":
      return (
        <Stop title={t("closed.title")} text={t("closed.text")}>
          <LinkButton to={resultPath} variant="primary" size="large">
            {t("closed.action")}
          </LinkButton>
        </Stop>
      );
    default:
      return null;
  }
}

interface StopProps {
  title: string;
  text: ReactNode;
  icon?: ReactNode;
  children?: ReactNode;
}

/** Takes the focus, so that it is read at once and the keyboard is where the buttons are. */
function Stop({ title, text, icon, children }: StopProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another stop
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <section className="flex flex-col items-start gap-4 py-4">
      {icon ? <span className="text-red">{icon}</span> : null}
      <h2 ref={heading} tabIndex={-1} className="text-xl">
        {title}
      </h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

function OtherDevice({ sitting: { state, session } }: { sitting: Sitting }) {
  const t = useMessages(playNoticeMessages);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<LeaseRefusal | "no-reply" | null>(null);
  const take = async () => {
    setBusy(true);
    setFailure(await session.takeOver());
    setBusy(false);
  };
  const isSignedOut = failure === "signed-out";
  return (
    <Stop
      icon={<MonitorSmartphone size={40} aria-hidden="true" />}
      title={t("otherDevice.title")}
      text={t("otherDevice.text")}
    >
      {state.stranded.length > 0 ? <p>{t("otherDevice.waiting", { count: state.stranded.length })}</p> : null}
      {failure ? (
        <Alert tone="warning" role="alert">
          {t(isSignedOut ? "otherDevice.signedOut" : "otherDevice.failed")}
        </Alert>
      ) : null}
      {isSignedOut ? (
        <LinkButton to={signInAgain(state.attemptId)} reloadDocument variant="primary" size="large">
          {t("signedOut.action")}
        </LinkButton>
      ) : (
        <Button type="button" variant="primary" size="large" busy={isBusy} onClick={() => void take()}>
          {t("otherDevice.action")}
        </Button>
      )}
    </Stop>
  );
}

/** How a closing is told. */
function useClosingWords({ ending, isWaiting, queue }: Sitting["state"]): { title: string; text: string } {
  const t = useMessages(playNoticeMessages);
  if (ending === "too-late") {
    return { title: t("closing.overTitle"), text: t("closing.lateText", { count: queue.length }) };
  }
  if (ending === "time-over") {
    const text = t(isWaiting ? "closing.overWaiting" : "closing.overText");
    return { title: t("closing.overTitle"), text };
  }
  return isWaiting
    ? { title: t("closing.waitingTitle"), text: t("closing.waiting") }
    : { title: t("closing.title"), text: t("closing.text") };
}

function Closing({ sitting: { state, session } }: { sitting: Sitting }) {
  const t = useMessages(playNoticeMessages);
  const { title, text } = useClosingWords(state);
  return (
    <Stop title={title} text={text}>
      {state.isWaiting ? null : <Progress label={t("closing.title")} className="w-full" />}
      {state.ending === "submitted" && state.isWaiting ? (
        <Button type="button" onClick={() => session.reopen()}>
          {t("closing.back")}
        </Button>
      ) : null}
    </Stop>
  );
}
