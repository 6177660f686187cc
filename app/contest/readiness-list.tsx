import { Link } from "@remix-run/react";
import { contestRoundMessages } from "~/i18n/contest-round";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { cx } from "~/ui/class-names";
import { StatusPill } from "~/ui/status";
import { deskPath } from "./desk-frame";
import { useShortageWords } from "./outcome";
import type { ReadinessItem, ReadinessStep } from "./readiness";

/** Where each step is seen to; `round` is the number of the round it is about. */
function placeOf(item: ReadinessItem, slug: string, round: number): string {
  const places: Record<ReadinessStep, string> = {
    rules: "/settings",
    prizes: "/prizes",
    tracks: "/tracks",
    banks: "/tracks",
    window: `/rounds/${round}`,
    matrix: `/rounds/${round}/matrix${item.track ? `?track=${item.track.code}` : ""}`,
    prediction: "/settings",
    consent: "/settings",
    published: "",
  };
  return deskPath(slug, places[item.step]);
}

type Props = { items: ReadinessItem[]; slug: string; roundNumber: number };

/** What is missing before a round opens, each line with the way to the place where it is done; then what is there. */
export function ReadinessList({ items, slug, roundNumber }: Props) {
  const t = useMessages(contestRoundMessages);
  const open = items.filter((item) => !item.done).sort((a, b) => Number(a.optional) - Number(b.optional));
  const done = items.filter((item) => item.done);
  const line = (item: ReadinessItem) => (
    <ReadinessLine
      key={`${item.step} ${item.track?.id ?? ""}`}
      item={item}
      to={placeOf(item, slug, roundNumber)}
    />
  );
  return (
    <Card padding="none">
      <ul className="divide-y divide-line">{open.map(line)}</ul>
      {done.length > 0 ? (
        <details open={open.length === 0} className={cx(open.length > 0 && "border-line border-t")}>
          <summary className="min-h-12 cursor-pointer px-4 py-3 font-semibold md:px-6">
            {t("stepsDone", { done: done.length, all: items.length })}
          </summary>
          <ul className="divide-y divide-line border-line border-t">{done.map(line)}</ul>
        </details>
      ) : null}
    </Card>
  );
}

function ReadinessLine({ item, to }: { item: ReadinessItem; to: string }) {
  const t = useMessages(contestRoundMessages);
  const shortageWords = useShortageWords();
  const state = item.done ? "done" : item.optional ? "advisable" : "missing";
  const tone = item.done ? "success" : item.optional ? "info" : "danger";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 md:px-6">
      <div className="min-w-0">
        <p>{t(`step.${item.step}`, { track: item.track?.name ?? "" })}</p>
        {item.shortages.map((shortage) => (
          <p key={`${shortage.topicId} ${shortage.difficulty}`} className="text-sm text-red">
            {shortageWords(shortage)}
          </p>
        ))}
      </div>
      <div className="flex items-center gap-4">
        <StatusPill tone={tone}>{t(`stepState.${state}`)}</StatusPill>
        {item.done ? null : <Link to={to}>{t("stepFix")}</Link>}
      </div>
    </li>
  );
}
