import { Form, useNavigation } from "@remix-run/react";
import { useMessages } from "~/i18n/messages";
import { unitRosterMessages } from "~/i18n/unit-roster";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { ConfirmButton } from "~/ui/dialog";
import { ErrorSummary, type FieldProblem } from "~/ui/error-summary";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { Page, PageHeader, Section } from "~/ui/page";
import { addDays, showDay } from "./day";
import type { ExemptMemberRefusal } from "./exempt-member.server";
import { EXEMPTION_KINDS, type ExemptionFieldIssue, type ExemptionView } from "./exemption";
import type { MemberDetail } from "./member.queries.server";
import type { RefusedForm } from "./refused-form";
import { MAX_REASON_LENGTH } from "./unit";
import type { WithdrawExemptionRefusal } from "./withdraw-exemption.server";

export type RefusedExemption = RefusedForm<ExemptMemberRefusal | WithdrawExemptionRefusal>;

export type MemberPageProps = {
  unit: { id: string; name: string };
  member: MemberDetail;
  today: string;
  done: boolean;
  refused?: RefusedExemption;
};

/** One person of a unit: since when, and which days do not count. */
export function MemberPage({ unit, member, today, done, refused }: MemberPageProps) {
  const t = useMessages(unitRosterMessages);
  const errors = useProblems(refused);
  return (
    <Page width="narrow">
      <PageHeader
        back={{ to: `/organise/units/${unit.id}`, label: t("member.back", { unit: unit.name }) }}
        title={member.fullName}
      />
      {done && !refused ? (
        <Alert tone="success" role="status">
          {t("member.done")}
        </Alert>
      ) : null}
      <ErrorSummary
        title={t("member.summary")}
        errors={errors}
        labels={{
          kind: t("member.kind"),
          reason: t("member.reason"),
          validFrom: t("member.from"),
          lastDay: t("member.last"),
        }}
      />
      <Card>
        <DescriptionList
          items={[
            { term: t("member.code"), detail: member.code },
            { term: t("member.jobTitle"), detail: member.jobTitle ?? t("member.none") },
            { term: t("member.email"), detail: member.email ?? t("member.none") },
            { term: t("member.spells"), detail: <Spells spells={member.spells} /> },
          ]}
        />
      </Card>
      <Section title={t("member.exemptions")} description={t("member.exemptionsLead")}>
        <Exemptions exemptions={member.exemptions} />
        <ExemptionForm memberId={member.memberId} today={today} refused={refused} errors={errors} />
      </Section>
    </Page>
  );
}

function useProblems(refused: RefusedExemption | undefined): FieldProblem[] {
  const t = useMessages(unitRosterMessages);
  if (!refused) return [];
  if (refused.reason !== "invalid-form") {
    const field = refused.reason === "ends-before-it-begins" ? "lastDay" : "validFrom";
    return [{ field, message: t(`reason.${refused.reason}`) }];
  }
  return Object.entries(refused.fields).map(([field, issue]) => ({
    field,
    message: t(`issue.${issue as ExemptionFieldIssue}`),
  }));
}

function Spells({ spells }: { spells: MemberDetail["spells"] }) {
  const t = useMessages(unitRosterMessages);
  return (
    <ul className="flex flex-col gap-1">
      {spells.map(({ unitId, unitName, from, to }) => (
        <li key={`${unitId}:${from}`}>
          {to === null
            ? t("member.openSpell", { unit: unitName, from: showDay(from) })
            : t("member.spell", { unit: unitName, from: showDay(from), last: showDay(addDays(to, -1)) })}
        </li>
      ))}
    </ul>
  );
}

function Exemptions({ exemptions }: { exemptions: ExemptionView[] }) {
  const t = useMessages(unitRosterMessages);
  if (exemptions.length === 0) return <p className="text-muted">{t("member.noExemptions")}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {exemptions.map(({ id, kind, reason, validFrom, validTo }) => (
        <Card as="li" key={id} className="flex flex-wrap items-start justify-between gap-4">
          <div className="min-w-0">
            <p className="font-semibold">{t(`exemptKind.${kind}`)}</p>
            <p className="tabular-nums">
              {validTo === null
                ? t("member.openPeriod", { from: showDay(validFrom) })
                : t("member.period", { from: showDay(validFrom), last: showDay(addDays(validTo, -1)) })}
            </p>
            <p className="text-muted">{reason}</p>
          </div>
          <ConfirmButton
            label={t("member.withdraw")}
            title={t("member.withdrawTitle")}
            cancelLabel={t("member.cancel")}
            confirmLabel={t("member.withdraw")}
            fields={{ intent: "withdraw", exemptionId: id }}
            reasonName="reason"
            reasonLabel={t("member.withdrawReason")}
          >
            {t("member.withdrawText")}
          </ConfirmButton>
        </Card>
      ))}
    </ul>
  );
}

type ExemptionFormProps = {
  memberId: string;
  today: string;
  refused?: RefusedExemption;
  errors: FieldProblem[];
};

function ExemptionForm({ memberId, today, refused, errors }: ExemptionFormProps) {
  const t = useMessages(unitRosterMessages);
  const busy = useNavigation().state !== "idle";
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message ?? null;
  const value = (field: string) => (refused?.values.intent === "exempt" ? refused.values[field] : undefined);
  return (
    <Card>
      <CardHeader level={3} title={t("member.add")} />
      <Form method="post" noValidate className="flex flex-col gap-6">
        <input type="hidden" name="intent" value="exempt" />
        <input type="hidden" name="memberId" value={memberId} />
        <SelectField
          name="kind"
          label={t("member.kind")}
          placeholder={t("member.kindChoose")}
          required
          options={EXEMPTION_KINDS.map((kind) => ({ value: kind, label: t(`exemptKind.${kind}`) }))}
          defaultValue={value("kind")}
          error={errorOf("kind")}
        />
        <TextAreaField
          name="reason"
          label={t("member.reason")}
          hint={t("member.reasonHint")}
          required
          maxLength={MAX_REASON_LENGTH}
          rows={2}
          defaultValue={value("reason")}
          error={errorOf("reason")}
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField
            name="validFrom"
            type="date"
            label={t("member.from")}
            required
            defaultValue={value("validFrom") ?? today}
            error={errorOf("validFrom")}
          />
          <TextField
            name="lastDay"
            type="date"
            label={t("member.last")}
            optionalLabel={t("member.optional")}
            hint={t("member.lastHint")}
            defaultValue={value("lastDay")}
            error={errorOf("lastDay")}
          />
        </div>
        <Button variant="primary" busy={busy} className="self-start">
          {t("member.submit")}
        </Button>
      </Form>
    </Card>
  );
}
