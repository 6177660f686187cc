import type { SerializeFrom } from "@remix-run/node";
import type { RoundView } from "~/contest/round";
import type { RoundPhase } from "~/core/time/phase";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { settlingMessages } from "~/i18n/standing-desk";
import { type Step, Steps } from "~/ui/steps";
import type { Settling } from "./settling";
import { ApproveButton, ComputeButton, LockButton, ReleaseButton } from "./settling-acts";

export type SettlingProps = {
  round: SerializeFrom<RoundView>;
  settling: SerializeFrom<Settling>;
  /** Where the approval is sent. */
  approvalPath: string;
  mayEdit: boolean;
  mayApprove: boolean;
};

const ORDER: RoundPhase[] = ["draft", "scheduled", "running", "closed", "locked", "provisional", "official"];

/** Done once the round has reached `reached`; current while it is in one of `during`. */
function stateOf(phase: RoundPhase, reached: RoundPhase, during: RoundPhase[]): Step["state"] {
  if (ORDER.indexOf(phase) >= ORDER.indexOf(reached)) return "done";
  return during.includes(phase) ? "current" : "upcoming";
}

/** The way from the closed round to the official result: what is done, what comes next, what it will do. */
export function SettlingSteps(props: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { phase } = props.round;
  const step = (
    key: "close" | "lock" | "compute" | "decide" | "release" | "approve",
    state: Step["state"],
  ) => ({
    key,
    title: t(`${key}.title`),
    state,
    stateLabel: t(`state.${state === "problem" ? "current" : state}`),
  });
  const isLocked = ORDER.indexOf(phase) >= ORDER.indexOf("locked");
  const released = props.settling.releasedAt !== null ? "done" : isLocked ? "current" : "upcoming";
  const steps: Step[] = [
    { ...step("close", stateOf(phase, "closed", ["running"])), children: <CloseStep {...props} /> },
    { ...step("lock", stateOf(phase, "locked", ["closed"])), children: <LockStep {...props} /> },
    { ...step("compute", stateOf(phase, "provisional", ["locked"])), children: <ComputeStep {...props} /> },
    { ...step("decide", stateOf(phase, "official", ["provisional"])), children: <DecideStep {...props} /> },
    { ...step("release", released), children: <ReleaseStep {...props} /> },
    { ...step("approve", stateOf(phase, "official", ["provisional"])), children: <ApproveStep {...props} /> },
  ];
  return <Steps label={t("steps")} steps={steps} />;
}

function CloseStep({ round, settling }: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { people, attempts, open } = settling;
  return (
    <div className="text-muted">
      <p>{t("close.at", { at: formatDateTime(round.closesAt) })}</p>
      <p>{t("close.counts", { people, attempts })}</p>
      {open.endsAt ? <p>{t("close.open", { count: open.count, at: formatDateTime(open.endsAt) })}</p> : null}
    </div>
  );
}

function LockStep(props: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { lock } = props.settling;
  if (lock) {
    return (
      <div className="text-muted">
        <p>{t("lock.by", { at: formatDateTime(lock.lockedAt), name: lock.lockedBy ?? t("lock.system") })}</p>
        <p className="break-all">{t("lock.seed", { seed: lock.lotSeed })}</p>
      </div>
    );
  }
  return props.mayEdit && props.round.phase === "closed" ? <LockButton {...props} /> : null;
}

function ComputeStep(props: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { computed } = props.settling;
  const isOpen = props.round.phase === "locked" || props.round.phase === "provisional";
  return (
    <div className="flex flex-col items-start gap-3">
      {computed ? (
        <div className="text-muted">
          <p>
            {t("compute.version", {
              version: computed.version,
              at: formatDateTime(computed.computedAt),
              people: computed.people,
            })}
          </p>
          {computed.predictionActual === null ? null : (
            <p>{t("compute.actual", { actual: computed.predictionActual })}</p>
          )}
        </div>
      ) : null}
      {props.mayEdit && isOpen ? <ComputeButton {...props} /> : null}
    </div>
  );
}

function DecideStep({ round, settling }: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { inForce, lifted } = settling.decisions;
  return (
    <div className="text-muted">
      {round.phase === "provisional" ? <p>{t("decide.text")}</p> : null}
      <p>{t("decide.counts", { inForce, lifted })}</p>
    </div>
  );
}

function ReleaseStep(props: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { releasedAt, lock } = props.settling;
  if (releasedAt) return <p className="text-muted">{t("release.at", { at: formatDateTime(releasedAt) })}</p>;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">{t("release.optional")}</p>
      {props.mayEdit && lock ? <ReleaseButton {...props} /> : null}
    </div>
  );
}

function ApproveStep(props: SettlingProps) {
  const t = useMessages(settlingMessages);
  const { approval } = props.settling;
  if (approval) {
    return (
      <div className="text-muted">
        <p>{t("approve.by", { at: formatDateTime(approval.approvedAt), name: approval.approvedBy })}</p>
        {approval.note ? <p>{approval.note}</p> : null}
        <p>
          {t("approve.digest")}: <code className="break-all text-ink">{approval.digest}</code>
        </p>
      </div>
    );
  }
  if (props.mayApprove && props.round.phase === "provisional") return <ApproveButton {...props} />;
  return <p className="text-muted">{t("approve.others")}</p>;
}
