import { Form } from "@remix-run/react";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { bankMessages } from "~/i18n/bank";
import { useMessages } from "~/i18n/messages";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { SelectField, TextField } from "~/ui/field";
import type { BankOverview } from "./bank.queries.server";
import { bankPath } from "./bank-list";
import { AUDIENCES, QUESTION_TYPES } from "./question";
import { isFiltered, QUESTION_STATES, type QuestionFilter } from "./question-filter";
import type { TagCount } from "./question-list.queries.server";

type FilterProps = { bank: BankOverview; filter: QuestionFilter; tags: TagCount[] };

/** What a list of questions is narrowed by; sent as the address of the list. */
export function QuestionFilterForm({ bank, filter, tags }: FilterProps) {
  const t = useMessages(bankMessages);
  const any = t("bank.any");
  const topics = bank.topics.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` }));
  const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  const one = (
    name: "topic" | "difficulty" | "audience" | "type",
    choices: { value: string; label: string }[],
  ) => (
    <SelectField
      name={name}
      label={t(`bank.${name}`)}
      placeholder={any}
      options={choices}
      defaultValue={filter[name] ?? ""}
    />
  );
  return (
    <Card as="section">
      <Form method="get" aria-label={t("bank.filter")} className="flex flex-col gap-4">
        <TextField
          type="search"
          id="question-search"
          name="search"
          label={t("bank.search")}
          hint={t("bank.searchHint")}
          defaultValue={filter.search}
          maxLength={200}
        />
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
          <SelectField
            name="state"
            label={t("bank.state")}
            options={options(QUESTION_STATES, (state) => t(`state.${state}`))}
            defaultValue={filter.state}
          />
          {one("topic", topics)}
          {one(
            "difficulty",
            options(DIFFICULTIES, (value) => t(`difficulty.${value}`)),
          )}
          {one(
            "audience",
            options(AUDIENCES, (value) => t(`audience.${value}`)),
          )}
          {one(
            "type",
            options(QUESTION_TYPES, (value) => t(`type.${value}`)),
          )}
          <SelectField
            name="lacks"
            label={t("bank.lacks")}
            placeholder={any}
            options={[{ value: "citation", label: t("bank.lacksCitation") }]}
            defaultValue={filter.lacks ?? ""}
          />
          {tags.length > 0 || filter.tag ? (
            <SelectField
              name="tag"
              label={t("bank.tag")}
              placeholder={any}
              options={tagOptions(tags, filter.tag)}
              defaultValue={filter.tag ?? ""}
            />
          ) : null}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button>{t("bank.apply")}</Button>
          {isFiltered(filter) ? (
            <LinkButton variant="quiet" to={bankPath(bank.slug)}>
              {t("bank.clear")}
            </LinkButton>
          ) : null}
        </div>
      </Form>
    </Card>
  );
}

function tagOptions(tags: TagCount[], chosen: string | null) {
  const listed = tags.map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` }));
  const isListed = chosen === null || tags.some((one) => one.tag === chosen);
  return isListed ? listed : [...listed, { value: chosen, label: chosen }];
}
