import { Form } from "@remix-run/react";
import { accountDeskMessages } from "~/i18n/account-desk";
import { accountRightsMessages } from "~/i18n/account-rights";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { RadioGroupField } from "~/ui/choice-field";
import { SelectField } from "~/ui/field";
import { type ROLES, SCOPE_KINDS } from "./grant-form";
import { UnitField } from "./unit-field";

export type GrantFormProps = {
  choices: {
    roles: (typeof ROLES)[number][];
    contests: { id: string; title: string }[];
    /** May give roles over the whole system. */
    maySystem: boolean;
  };
};

/** Gives a role over a scope. */
export function GrantForm({ choices }: GrantFormProps) {
  const t = useMessages(accountRightsMessages);
  const list = useMessages(accountDeskMessages);
  const kinds = SCOPE_KINDS.filter((kind) => {
    if (kind === "system") return choices.maySystem;
    return kind === "unit" || choices.contests.length > 0;
  });
  return (
    <Card as="section">
      <CardHeader title={t("grants.addTitle")} level={3} />
      <Form method="post" className="flex max-w-prose flex-col gap-6">
        <input type="hidden" name="intent" value="grant" />
        <RadioGroupField
          name="role"
          label={t("grants.role")}
          required
          options={choices.roles.map((role) => ({
            value: role,
            label: t(`role.${role}`),
            description: t(`roleAbout.${role}`),
          }))}
        />
        <RadioGroupField
          name="scopeKind"
          label={t("grants.scopeKind")}
          required
          defaultValue="unit"
          options={kinds.map((kind) => ({ value: kind, label: t(`scope.${kind}`) }))}
        />
        <UnitField
          name="unit"
          label={t("grants.unit")}
          hint={t("grants.unitHint")}
          noResults={list("list.unitNone")}
          failed={list("list.unitFailed")}
        />
        {choices.contests.length > 0 ? (
          <SelectField
            name="contest"
            label={t("grants.contest")}
            hint={t("grants.contestHint")}
            placeholder={t("grants.contestNone")}
            options={choices.contests.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : null}
        <Button variant="primary" className="self-start">
          {t("grants.add")}
        </Button>
      </Form>
    </Card>
  );
}
