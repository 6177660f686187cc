import { Form } from "@remix-run/react";
import { accountDeskMessages } from "~/i18n/account-desk";
import { formatNumber } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { Button, LinkButton } from "~/ui/button";
import { SelectField, TextField } from "~/ui/field";
import { ACCOUNT_STATES } from "./account";
import { type AccountListFilter, accountListHref, type StateCounts } from "./account-list";
import { UnitField } from "./unit-field";

type FilterProps = {
  filter: AccountListFilter;
  unit: { id: string; name: string } | null;
  counts: StateCounts;
};

/** Narrows the list; a plain GET form, so that every view has an address. */
export function AccountListFilterForm({ filter, unit, counts }: FilterProps) {
  const t = useMessages(accountDeskMessages);
  const locale = useLocale();
  const isFiltered = filter.search !== "" || filter.unit !== undefined || filter.state !== undefined;
  const states = ACCOUNT_STATES.filter((state) => filter.kind === "staff" || state !== "none");
  return (
    <Form className="grid items-end gap-4 md:grid-cols-2 lg:grid-cols-[2fr_3fr_2fr_auto]">
      <input type="hidden" name="kind" value={filter.kind} />
      <TextField name="search" type="search" label={t("list.search")} defaultValue={filter.search} />
      <UnitField
        key={unit?.id ?? ""}
        name="unit"
        label={t("list.unit")}
        noResults={t("list.unitNone")}
        failed={t("list.unitFailed")}
        initial={unit}
      />
      <SelectField
        name="state"
        label={t("list.state")}
        placeholder={t("list.anyState")}
        defaultValue={filter.state ?? ""}
        options={states.map((state) => ({
          value: state,
          label: `${t(`state.${state}`)} (${formatNumber(locale, counts[state])})`,
        }))}
      />
      <div className="flex gap-2">
        <Button>{t("list.apply")}</Button>
        {isFiltered ? (
          <LinkButton to={accountListHref({ kind: filter.kind })} variant="quiet">
            {t("list.clear")}
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}
