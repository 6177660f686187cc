import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { bankPath } from "~/bank/bank-list";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import type { ImportRun } from "./import.queries.server";
import type { Counts } from "./import-page";
import { importPath } from "./import-run";

type OutcomeProps = { run: SerializeFrom<ImportRun>; counts: Counts; bankSlug: string; mayReopen: boolean };

/** What became of a run: how many were sent, how many are left and why. */
export function ImportOutcome({ run, counts, bankSlug, mayReopen }: OutcomeProps) {
  const t = useMessages(reviewImportMessages);
  const again = <LinkButton to={importPath(bankSlug)}>{t("run.again")}</LinkButton>;
  if (run.state === "discarded") {
    return (
      <Alert tone="info" title={t("run.discarded")} actions={again}>
        {t("run.discardedText")}
      </Alert>
    );
  }
  const left = counts.all - counts.written;
  return (
    <>
      <Alert
        tone="success"
        role="status"
        title={t("run.done", { count: counts.written })}
        actions={
          <>
            <LinkButton to={`${bankPath(bankSlug)}/review`} variant="primary">
              {t("run.toReview")}
            </LinkButton>
            {again}
          </>
        }
      >
        {t("run.doneText")}
      </Alert>
      {left > 0 ? (
        <Alert
          tone="warning"
          title={t("run.left", { count: left })}
          actions={
            mayReopen ? (
              <Form method="post">
                <Button name="intent" value="reopen">
                  {t("run.reopen")}
                </Button>
              </Form>
            ) : null
          }
        >
          {t("run.leftText", { errors: counts.errors, leftOut: counts["left-out"] })}
        </Alert>
      ) : null}
    </>
  );
}
