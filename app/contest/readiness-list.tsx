import { Link } from "@remix-run/react";
import { contestRoundMessages } from "~/i18n/contest-round";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
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

/** What is there and what is missing before a round opens; each line leads to the place where it is done. */
export function ReadinessList({ items, slug, roundNumber }: Props) {
  const t = useMessages(contestRoundMessages);
  const shortageWords = useShortageWords();
  return (
    <Card padding="none">
      <ul className="divide-y divide-line">
        {items.map((item) => {
          const state = item.done ? "done" : item.optional ? "advisable" : "missing";
          const tone = item.done ? "success" : item.optional ? "info" : "danger";
          return (
            <li
              key={`${item.step} ${item.track?.id ?? ""}`}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 md:px-6"
            >
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
                {item.done ? null : <Link to={placeOf(item, slug, roundNumber)}>{t("stepFix")}</Link>}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
