import { Form } from "@remix-run/react";
import { DIFFICULTIES } from "~/core/drawing/matrix";
import { bankMessages } from "~/i18n/bank";
import { useMessages } from "~/i18n/messages";
import { Button, buttonClass, LinkButton } from "~/ui/button";
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
        <SelectField
          name="state"
          label={t("bank.state")}
          options={QUESTION_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          defaultValue={filter.state}
          className="max-w-text"
        />
        <details open={isNarrowed(filter)}>
          <summary className={buttonClass("quiet")}>{t("bank.moreFilters")}</summary>
          <Choices bank={bank} filter={filter} tags={tags} />
        </details>
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

type Choice = "topic" | "difficulty" | "audience" | "type" | "lacks" | "tag";

/** One list of choices for each thing that can be asked for besides words and state. */
function Choices({ bank, filter, tags }: FilterProps) {
  const t = useMessages(bankMessages);
  const choices: [Choice, { value: string; label: string }[]][] = [
    ["topic", bank.topics.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` }))],
    ["difficulty", DIFFICULTIES.map((value) => ({ value, label: t(`difficulty.${value}`) }))],
    ["audience", AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))],
    ["type", QUESTION_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))],
    ["lacks", [{ value: "citation", label: t("bank.lacksCitation") }]],
    ["tag", tagOptions(tags, filter.tag)],
  ];
  return (
    <div className="mt-3 grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {choices
        .filter(([, options]) => options.length > 0)
        .map(([name, options]) => (
          <SelectField
            key={name}
            name={name}
            label={t(`bank.${name}`)}
            placeholder={t("bank.any")}
            options={options}
            defaultValue={filter[name] ?? ""}
          />
        ))}
    </div>
  );
}

/** Whether one of the folded choices restricts the list. */
function isNarrowed({ topic, difficulty, audience, type, lacks, tag }: QuestionFilter): boolean {
  return [topic, difficulty, audience, type, lacks, tag].some((one) => one !== null);
}

function tagOptions(tags: TagCount[], chosen: string | null) {
  const listed = tags.map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` }));
  const isListed = chosen === null || tags.some((one) => one.tag === chosen);
  return isListed ? listed : [...listed, { value: chosen, label: chosen }];
}
