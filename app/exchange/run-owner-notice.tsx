import type { SerializeFrom } from "@remix-run/node";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import type { ImportRun } from "./import.queries.server";
import type { RunRights } from "./run-rights";

type OwnerNoticeProps = {
  run: SerializeFrom<ImportRun>;
  may: RunRights;
  /** Whether anything of what is shown has not been sent to review. */
  isLeft: boolean;
};

/** States of a run in which its person has something to do. */
const OPEN: readonly ImportRun["state"][] = ["reading", "review", "written"];

/** Whose run it is, for whoever may only look at it, as long as there is anything to be done in it. */
export function RunOwnerNotice({ run, may, isLeft }: OwnerNoticeProps) {
  const t = useMessages(reviewImportMessages);
  if (may.work || !OPEN.includes(run.state) || !isLeft) return null;
  if (run.startedBy === null) {
    return (
      <Alert tone="info" title={t("run.ofNobody")}>
        {t("run.ofNobodyText")}
      </Alert>
    );
  }
  return (
    <Alert tone="info" title={t("run.ofOthers", { by: run.startedBy })}>
      {t("run.ofOthersText")}
    </Alert>
  );
}
