import { type FormEvent, useState } from "react";
import { DIFFICULTIES, type Difficulty } from "~/core/drawing/matrix";
import { contestMessages } from "~/i18n/contest";
import { contestRoundMessages } from "~/i18n/contest-round";
import { useMessages } from "~/i18n/messages";
import { cx } from "~/ui/class-names";
import { controlClass } from "~/ui/field";
import { cellName, type TopicSupply } from "./matrix";
import { useRefusalWords } from "./outcome";
import type { Refused } from "./refusal";

type Values = Record<string, string>;
type GridProps = { topics: TopicSupply[]; values: Values; isFixed: boolean; refused?: Refused };

const columns = "grid grid-cols-3 gap-3 md:grid-cols-[minmax(0,1fr)_7rem_7rem_7rem_4rem] md:items-center";
const countOf = (text: string | undefined) => Number(text) || 0;

/** The cells with their totals, which follow what is typed. On a phone each topic is a small card. */
export function MatrixGrid({ topics, values: stored, isFixed, refused }: GridProps) {
  const t = useMessages(contestRoundMessages);
  const shared = useMessages(contestMessages);
  const [values, setValues] = useState(stored);
  const follow = (event: FormEvent<HTMLDivElement>) => {
    const { name, value } = event.target as HTMLInputElement;
    setValues((before) => ({ ...before, [name]: value }));
  };
  const totalOf = (difficulty: Difficulty) =>
    topics.reduce((sum, topic) => sum + countOf(values[cellName(topic.topicId, difficulty)]), 0);
  const total = DIFFICULTIES.reduce((sum, difficulty) => sum + totalOf(difficulty), 0);
  return (
    <div className="rounded-card border border-line bg-surface" onInput={follow}>
      <div
        className={cx(
          columns,
          "hidden border-line border-b bg-sunken px-6 py-2.5 text-sm font-semibold md:grid",
        )}
        aria-hidden="true"
      >
        <span>{t("matrix.topic")}</span>
        {DIFFICULTIES.map((difficulty) => (
          <span key={difficulty}>{shared(`difficulty.${difficulty}`)}</span>
        ))}
        <span className="text-end">{t("matrix.total")}</span>
      </div>
      {topics.map((topic) => (
        <TopicRow
          key={topic.topicId}
          topic={topic}
          values={values}
          stored={stored}
          isFixed={isFixed}
          refused={refused}
        />
      ))}
      <div className={cx(columns, "px-4 py-3 font-semibold tabular-nums md:px-6")}>
        <span className="col-span-3 md:col-span-1">{t("matrix.total")}</span>
        {DIFFICULTIES.map((difficulty) => (
          <span key={difficulty}>
            <span className="font-normal text-muted text-sm md:sr-only">
              {shared(`difficulty.${difficulty}`)}{" "}
            </span>
            {totalOf(difficulty)}
          </span>
        ))}
        <output className="col-span-3 md:col-span-1 md:text-end">
          <span className="md:sr-only">{t("matrix.unsaved", { count: total })}</span>
          <span aria-hidden="true" className="hidden md:inline">
            {total}
          </span>
        </output>
      </div>
    </div>
  );
}

type RowProps = { topic: TopicSupply; values: Values; stored: Values; isFixed: boolean; refused?: Refused };

function TopicRow({ topic, values, stored, isFixed, refused }: RowProps) {
  const own = DIFFICULTIES.reduce((sum, one) => sum + countOf(values[cellName(topic.topicId, one)]), 0);
  return (
    <fieldset className={cx(columns, "min-w-0 border-line border-b px-4 py-3 md:px-6")}>
      <legend className="sr-only">{`${topic.code} ${topic.name}`}</legend>
      <p className="col-span-3 md:col-span-1" aria-hidden="true">
        <span className="font-semibold">{topic.code}</span> {topic.name}
        <span className="block text-muted text-sm">{topic.bankName}</span>
      </p>
      {DIFFICULTIES.map((difficulty) => (
        <Cell key={difficulty} {...{ topic, difficulty, values, stored, isFixed, refused }} />
      ))}
      <span className="hidden text-end tabular-nums md:block">{own}</span>
    </fieldset>
  );
}

function Cell({
  topic,
  difficulty,
  values,
  stored,
  isFixed,
  refused,
}: RowProps & { difficulty: Difficulty }) {
  const t = useMessages(contestRoundMessages);
  const shared = useMessages(contestMessages);
  const name = cellName(topic.topicId, difficulty);
  const available = topic.available[difficulty];
  const error = useRefusalWords(refused).errorOf(name);
  const isOver = countOf(values[name]) > available || error !== null;
  const about = { topic: topic.code, difficulty: shared(`difficultyInline.${difficulty}`), available };
  return (
    <div className="min-w-0">
      <span className="block text-muted text-sm md:hidden" aria-hidden="true">
        {shared(`difficulty.${difficulty}`)}
      </span>
      <input
        id={name}
        name={name}
        defaultValue={stored[name] ?? ""}
        inputMode="numeric"
        autoComplete="off"
        placeholder="0"
        readOnly={isFixed}
        aria-label={t("matrix.cell", about)}
        aria-invalid={isOver ? true : undefined}
        className={cx(controlClass, "tabular-nums")}
      />
      <span className={cx("text-sm", isOver ? "font-semibold text-red" : "text-muted")}>
        {error ?? t("matrix.available", { count: available })}
      </span>
    </div>
  );
}
