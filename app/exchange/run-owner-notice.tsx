import type { SerializeFrom } from "@remix-run/node";
import { exchangeMessages } from "~/i18n/exchange";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import type { ImportRun } from "./import.queries.server";
import type { RunRights } from "./run-rights";

/** States in which nothing is left to do in a run. */
const ENDED: readonly ImportRun["state"][] = ["discarded", "failed"];

/** Whose run it is, for whoever may only look at it; of a run that nobody has yet, what acting on it means. */
export function RunOwnerNotice({ run, may }: { run: SerializeFrom<ImportRun>; may: RunRights }) {
  const t = useMessages(reviewImportMessages);
  const words = useMessages(exchangeMessages);
  if (ENDED.includes(run.state)) return null;
  const by = run.startedBy ?? words("start.commandLine");
  if (!may.work)
    return (
      <Alert tone="info" title={t("run.ofOthers", { by })}>
        {t("run.ofOthersText")}
      </Alert>
    );
  return run.startedBy === null && run.state === "review" ? (
    <Alert tone="info" title={t("run.ofNobody")}>
      {t("run.ofNobodyText")}
    </Alert>
  ) : null;
}
