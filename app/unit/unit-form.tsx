import { Form, useNavigation } from "@remix-run/react";
import { useMessages } from "~/i18n/messages";
import { unitMessages } from "~/i18n/unit";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Combobox } from "~/ui/combobox";
import { ErrorSummary } from "~/ui/error-summary";
import { SelectField, TextField } from "~/ui/field";
import { MAX_BLOC_LENGTH, MAX_CODE_LENGTH, MAX_UNIT_NAME_LENGTH, UNIT_KINDS } from "./unit";
import { type RefusedUnitForm, useUnitProblems } from "./use-unit-problems";

export type UnitFormProps = {
  /** What stands in the fields before anything is typed. */
  initial: Partial<Record<"code" | "name" | "kind" | "bloc" | "validFrom", string>>;
  submitLabel: string;
  intent: "create" | "edit";
  /** Offers another unit above. */
  parent?: { id: string; name: string };
  refused?: RefusedUnitForm;
};

/** Fields of a unit, to create or to edit it. */
export function UnitForm({ initial, submitLabel, intent, parent, refused }: UnitFormProps) {
  const t = useMessages(unitMessages);
  const { errors, errorOf } = useUnitProblems(refused);
  const busy = useNavigation().state !== "idle";
  const value = (name: keyof UnitFormProps["initial"]) => refused?.values[name] ?? initial[name] ?? "";
  const field = (name: keyof UnitFormProps["initial"]) => ({
    name,
    defaultValue: value(name),
    error: errorOf(name),
  });
  return (
    <>
      <ErrorSummary
        title={t("form.summary")}
        errors={errors}
        labels={{
          name: t("form.name"),
          code: t("form.code"),
          kind: t("form.kind"),
          bloc: t("form.bloc"),
          validFrom: t("form.validFrom"),
          parent: t("form.parent"),
        }}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <input type="hidden" name="intent" value={intent} />
          <TextField {...field("name")} label={t("form.name")} required maxLength={MAX_UNIT_NAME_LENGTH} />
          <TextField
            {...field("code")}
            label={t("form.code")}
            hint={t("form.codeHint")}
            required
            maxLength={MAX_CODE_LENGTH}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            width="medium"
          />
          <SelectField
            {...field("kind")}
            label={t("form.kind")}
            placeholder={t("form.kindChoose")}
            required
            options={UNIT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
          <TextField
            {...field("bloc")}
            label={t("form.bloc")}
            hint={t("form.blocHint")}
            optionalLabel={t("form.optional")}
            maxLength={MAX_BLOC_LENGTH}
          />
          <TextField
            {...field("validFrom")}
            type="date"
            label={t("form.validFrom")}
            required
            width="medium"
          />
          {parent ? (
            <Combobox
              name="parent"
              label={t("form.parent")}
              hint={t("form.parentHint")}
              error={errorOf("parent")}
              initial={{ value: parent.id, label: parent.name }}
              searchUrl={(term) => `/resources/unit-search?q=${encodeURIComponent(term)}`}
              noResults={t("form.noResults")}
              resultCount={(count) => t("form.results", { count })}
            />
          ) : null}
          <Button variant="primary" busy={busy} className="self-start">
            {submitLabel}
          </Button>
        </Form>
      </Card>
    </>
  );
}
