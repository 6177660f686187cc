import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CloudOff from "lucide-react/icons/cloud-off";
import CloudUpload from "lucide-react/icons/cloud-upload";
import MonitorSmartphone from "lucide-react/icons/monitor-smartphone";
import { useEffect, useRef } from "react";
import { formatClock } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { playMessages } from "~/i18n/play";
import { cx } from "~/ui/class-names";
import { LiveRegion, useAnnounce } from "~/ui/live-region";
import type { SaveSign } from "./paper-places";

const LOOKS = {
  opening: { Icon: CircleDashed, tone: "text-muted" },
  none: { Icon: CircleDashed, tone: "text-muted" },
  saved: { Icon: CircleCheck, tone: "text-green" },
  sending: { Icon: CloudUpload, tone: "text-muted" },
  waiting: { Icon: CloudOff, tone: "text-amber" },
  blocked: { Icon: CloudOff, tone: "text-amber" },
  elsewhere: { Icon: MonitorSmartphone, tone: "text-red" },
  "other-tab": { Icon: MonitorSmartphone, tone: "text-red" },
} as const;

function useSignWords(sign: SaveSign, isDurable: boolean): string {
  const t = useMessages(playMessages);
  switch (sign.kind) {
    case "saved":
      return t("sign.saved", { at: formatClock(sign.at) });
    case "waiting":
      return t(isDurable ? "sign.waiting" : "sign.waitingHere");
    case "other-tab":
      return t("sign.otherTab");
    default:
      return t(`sign.${sign.kind}`);
  }
}

/** Whether the answers are with the server. Speaks up when the network goes and when it is back, not at each save. */
export function SaveSignLine({ sign, isDurable }: { sign: SaveSign; isDurable: boolean }) {
  const t = useMessages(playMessages);
  const words = useSignWords(sign, isDurable);
  const { message, announce } = useAnnounce();
  const wasWaiting = useRef(false);
  useEffect(() => {
    if (sign.kind === "waiting") announce(words);
    if (sign.kind === "saved" && wasWaiting.current) announce(t("sign.back"));
    if (sign.kind !== "sending") wasWaiting.current = sign.kind === "waiting";
  }, [sign.kind, words, announce, t]);
  const { Icon, tone } = LOOKS[sign.kind];
  return (
    <div className={cx("text-sm leading-snug tabular-nums", tone)}>
      <Icon size={16} aria-hidden="true" className="-mt-0.5 me-1.5 inline-block" />
      <span>{words}</span>
      <LiveRegion message={message} />
    </div>
  );
}
