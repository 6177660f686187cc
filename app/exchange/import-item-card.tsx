import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { bankPath } from "~/bank/bank-list";
import { OPTION_KEYS } from "~/bank/question";
import { ShownQuestionView } from "~/bank/shown-question-card";
import { bankMessages } from "~/i18n/bank";
import { reviewImportMessages } from "~/i18n/exchange-review";
import { useMessages } from "~/i18n/messages";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Prose } from "~/ui/prose";
import { StatusPill } from "~/ui/status";
import type { ItemView, ShownTwin } from "./import.queries.server";
import type { ItemValues } from "./import-item";
import { ImportNotes, usePlaceWords } from "./import-notes";
import { importPath } from "./import-run";

type Item = SerializeFrom<ItemView>;
type CardProps = { bankSlug: string; importId: string; item: Item; search: string; isOpen: boolean };

/** One question of the file: as contestants will see it, its key, what is wrong with it, and what can be done. */
export function ImportItemCard({ bankSlug, importId, item, search, isOpen }: CardProps) {
  const t = useMessages(reviewImportMessages);
  const titleId = `item-${item.position}`;
  const edit = `${importPath(bankSlug, importId, item.position)}${search}`;
  return (
    <Card as="li" className={item.wanted || item.writtenAs ? undefined : "bg-sunken"}>
      <article aria-labelledby={titleId} className="flex flex-col gap-4">
        <ItemHeading item={item} titleId={titleId} bankSlug={bankSlug} isOpen={isOpen} />
        <ImportNotes notes={item.notes} problems={item.problems} />
        {item.twins.map((twin) => (
          <TwinView key={`${twin.code} ${twin.position}`} twin={twin} bankSlug={bankSlug} />
        ))}
        <ItemContent item={item} />
        {isOpen && item.writtenAs === null ? (
          <div className="flex flex-wrap gap-3">
            <LinkButton to={edit}>
              {t("item.edit")}
              <span className="sr-only"> {t("item.title", { position: item.position })}</span>
            </LinkButton>
            <Button name="one" value={`${item.wanted ? "leave" : "take"}:${item.position}`} variant="quiet">
              {t(item.wanted ? "item.leave" : "item.take")}
              <span className="sr-only"> {t("item.title", { position: item.position })}</span>
            </Button>
          </div>
        ) : null}
      </article>
    </Card>
  );
}

type HeadingProps = { item: Item; titleId: string; bankSlug: string; isOpen: boolean };

function ItemHeading({ item, titleId, bankSlug, isOpen }: HeadingProps) {
  const t = useMessages(reviewImportMessages);
  const wordsOf = usePlaceWords();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {isOpen && item.writtenAs === null ? (
        <input
          type="checkbox"
          name="position"
          value={item.position}
          aria-label={t("act.select", { position: item.position })}
          className="size-6 shrink-0 accent-action"
        />
      ) : null}
      <h3 id={titleId} className="text-lg">
        {t("item.title", { position: item.position })}
      </h3>
      <ItemState item={item} bankSlug={bankSlug} />
      <span className="text-muted">{wordsOf(item.place)}</span>
    </div>
  );
}

function ItemState({ item, bankSlug }: { item: Item; bankSlug: string }) {
  const t = useMessages(reviewImportMessages);
  if (item.writtenAs !== null) {
    return (
      <StatusPill tone="success">
        <Link to={bankPath(bankSlug, item.writtenAs)}>{t("item.written", { code: item.writtenAs })}</Link>
      </StatusPill>
    );
  }
  if (!item.wanted) return <StatusPill>{t("item.leftOut")}</StatusPill>;
  if (item.errors > 0) return <StatusPill tone="danger">{t("item.error")}</StatusPill>;
  return item.doubts > 0 ? (
    <StatusPill tone="warning">{t("item.doubt")}</StatusPill>
  ) : (
    <StatusPill tone="success">{t("item.ready")}</StatusPill>
  );
}

/** The other question, to be read beside this one. */
export function TwinView({ twin, bankSlug }: { twin: ShownTwin; bankSlug: string }) {
  const t = useMessages(reviewImportMessages);
  const percent = Math.round(twin.similarity * 100);
  const title = twin.similarity === 1 ? t("item.twinSame") : t("item.twins", { percent });
  return (
    <div className="rounded-control border-l-4 border-amber bg-amber-soft p-3">
      <p className="font-semibold">
        {title}{" "}
        {twin.code === null ? (
          t("item.twinOfFile", { position: twin.position })
        ) : (
          <Link to={bankPath(bankSlug, twin.code)}>{t("item.twinOfBank", { code: twin.code })}</Link>
        )}
      </p>
      <p className="break-words">{twin.stem}</p>
      {twin.right.length > 0 ? (
        <p className="text-muted break-words">
          {t("item.right")}: {twin.right.join("; ")}
        </p>
      ) : null}
    </div>
  );
}

/** The question as it will be, and beside it what contestants do not see. */
export function ItemContent({ item }: { item: Item }) {
  const t = useMessages(reviewImportMessages);
  const words = useMessages(bankMessages);
  const { values } = item;
  const known = <T extends string>(all: Record<T, string>, one: string) => all[one as T] ?? one;
  const kinds = [
    values.topic,
    known(difficultyWords(words), values.difficulty),
    known(audienceWords(words), values.audience),
    values.tags,
  ];
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <ShownQuestionView question={item.shown} />
      <div className="flex min-w-0 flex-col gap-3">
        <p className="text-muted break-words">{kinds.filter((one) => one !== "").join(" · ")}</p>
        <DescriptionList
          items={[
            { term: t("item.right"), detail: <RightAnswer values={values} /> },
            { term: t("item.citation"), detail: citationOf(values) || t("item.noAnswer") },
            {
              term: t("item.explanation"),
              detail:
                item.explanationHtml === "" ? t("item.noAnswer") : <Prose html={item.explanationHtml} />,
            },
          ]}
        />
      </div>
    </div>
  );
}

type BankWords = ReturnType<typeof useMessages<typeof bankMessages.vi>>;

const difficultyWords = (words: BankWords) => ({
  easy: words("difficulty.easy"),
  medium: words("difficulty.medium"),
  hard: words("difficulty.hard"),
});

const audienceWords = (words: BankWords) => ({
  staff: words("audienceShort.staff"),
  citizens: words("audienceShort.citizens"),
  everyone: words("audienceShort.everyone"),
});

function citationOf(values: ItemValues): string {
  const day = values.date.split("-").reverse().join("/");
  const named = [`${values.kind} ${values.number}`.trim(), day && `(${day})`, values.issuer, values.title];
  const document = values.documentText || named.filter((part) => part !== "").join(", ");
  return [values.place, document].filter((part) => part !== "").join(", ");
}

function RightAnswer({ values }: { values: ItemValues }) {
  const t = useMessages(reviewImportMessages);
  const lines = rightLines(values);
  if (lines.length === 0) return t("item.noAnswer");
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((line) => (
        <li key={line} className="break-words">
          {line}
        </li>
      ))}
    </ul>
  );
}

function rightLines(values: ItemValues): string[] {
  const rows = OPTION_KEYS.map((key) => ({
    key,
    option: values[`option-${key}`],
    prompt: values[`prompt-${key}`],
  })).filter((row) => row.option !== "" || row.prompt !== "");
  switch (values.type) {
    case "short_answer":
      return values.accepted.split("\n").filter((line) => line !== "");
    case "ordering":
      return rows.map((row, at) => `${at + 1}. ${row.option}`);
    case "matching":
      return rows.map((row) => (row.prompt === "" ? `– ${row.option}` : `${row.prompt} → ${row.option}`));
    default:
      return rows
        .filter((row) => values.right.includes(row.key))
        .map((row) => `${row.key.toUpperCase()}. ${row.option}`);
  }
}
