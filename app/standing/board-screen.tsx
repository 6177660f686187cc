import type { SerializeFrom } from "@remix-run/node";
import { useRevalidator } from "@remix-run/react";
import ListOrdered from "lucide-react/icons/list-ordered";
import { useEffect, useRef } from "react";
import { useNumber } from "~/contest/outcome";
import { contestMessages } from "~/i18n/contest";
import { formatClock, formatDate, formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { standingMessages } from "~/i18n/standing";
import { boardRoom } from "~/realtime/protocol";
import { useRoom } from "~/realtime/use-room";
import { EmptyState } from "~/ui/empty-state";
import { LiveRegion, useAnnounce } from "~/ui/live-region";
import { Page, PageHeader } from "~/ui/page";
import { StatusPill } from "~/ui/status";
import { Tabs } from "~/ui/tabs";
import type { Tone } from "~/ui/tone";
import type { BoardPage } from "./board-page";
import { BoardTable } from "./board-table";

type BoardProps = { page: SerializeFrom<BoardPage> };
type State = BoardPage["state"];

/** The newer of the state the page came with and the last one published; a new kind of board loads the page again. */
function useBoard({ page }: BoardProps): { state: State; isLive: boolean } {
  const { revalidate } = useRevalidator();
  const { roundId, trackId, status } = page.state;
  const { message, isLive } = useRoom(boardRoom(roundId, trackId), "board:state", {
    isOwn: (state) => state.roundId === roundId && state.trackId === trackId,
    version: page.version,
    onGap: revalidate,
  });
  const state = message && message.computedAt >= page.state.computedAt ? message : page.state;
  // A result is published anew only when it was computed again or approved: what the page says about it changes too.
  const turned = state === message && (message.status !== status || message.status === "final");
  useEffect(() => {
    if (turned) revalidate();
  }, [turned, revalidate]);
  return { state, isLive };
}

/** The public board of a round, kept up to date while it is open. */
export function BoardScreen({ page }: BoardProps) {
  const t = useMessages(standingMessages);
  const { state, isLive } = useBoard({ page });
  const { message, announce } = useAnnounce();
  const shown = useRef(JSON.stringify(state.rows));
  useEffect(() => {
    const rows = JSON.stringify(state.rows);
    if (rows !== shown.current) announce(t("changed"));
    shown.current = rows;
  }, [state, announce, t]);
  const track = page.tracks.find(({ code }) => code === page.trackCode);
  return (
    <Page>
      <div className="flex flex-col gap-4">
        <PageHeader
          back={{ to: `/c/${page.slug}`, label: t("back") }}
          eyebrow={`${page.title} · ${page.round.name}`}
          title={t("title")}
          lead={<BoardLead page={page} state={state} />}
        />
        {page.tracks.length > 1 ? (
          <Tabs
            label={t("tracks")}
            tabs={page.tracks.map(({ code, name }) => ({
              to: `?track=${code}`,
              label: name,
              current: code === page.trackCode,
            }))}
          />
        ) : null}
      </div>
      <BoardFacts page={page} state={state} isLive={isLive} />
      {state.rows.length > 0 ? (
        <div className="flex flex-col gap-3">
          <BoardTable rows={state.rows} own={page.own?.row ?? null} trackName={track?.name ?? ""} />
          <BoardOrder criteria={page.criteria} />
        </div>
      ) : (
        <EmptyBoard page={page} state={state} />
      )}
      <LiveRegion message={message} />
    </Page>
  );
}

/** Why one stands above another. */
function BoardOrder({ criteria }: { criteria: BoardPage["criteria"] }) {
  const t = useMessages(standingMessages);
  const words = useMessages(contestMessages);
  const list = criteria.map((criterion) => words(`criterion.${criterion}`).toLocaleLowerCase("vi"));
  return <p className="max-w-text text-muted">{t("order", { criteria: list.join(", ") })}</p>;
}

type Parts = BoardProps & { state: State };

/** What the public calls this board: a final one is provisional or official. */
function kindOf({ page, state }: Parts) {
  if (state.status !== "final") return state.status;
  return page.round.phase === "official" ? "official" : "provisional";
}

function BoardLead(parts: Parts) {
  const t = useMessages(standingMessages);
  const kind = kindOf(parts);
  const at = parts.page.frozenAt ? formatDateTime(parts.page.frozenAt) : "";
  return <>{t(`lead.${kind}`, { at })}</>;
}

const TONES: Record<ReturnType<typeof kindOf>, Tone> = {
  live: "success",
  frozen: "info",
  hidden: "neutral",
  provisional: "warning",
  official: "neutral",
};

function BoardFacts({ page, state, isLive }: Parts & { isLive: boolean }) {
  const t = useMessages(standingMessages);
  const number = useNumber();
  const kind = kindOf({ page, state });
  const { own } = page;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-muted">
        <StatusPill tone={TONES[kind]}>{t(`status.${kind}`)}</StatusPill>
        {state.people === null ? null : <span>{t("people", { count: state.people })}</span>}
        <span className="tabular-nums">
          {t("updated", { at: `${formatClock(state.computedAt)} ${formatDate(state.computedAt)}` })}
        </span>
        {isLive && kind !== "official" ? <span>{t("isLive")}</span> : null}
      </p>
      {own && own.rank !== null ? (
        <p className="text-lg font-semibold">
          {own.people === null
            ? t("own", { rank: number(own.rank) })
            : t("ownOf", { rank: number(own.rank), people: own.people })}
        </p>
      ) : null}
    </div>
  );
}

function EmptyBoard({ page, state }: Parts) {
  const t = useMessages(standingMessages);
  const icon = <ListOrdered size={32} aria-hidden="true" />;
  const { phase, opensAt, isPublic } = page.round;
  if (state.status !== "hidden") {
    return (
      <EmptyState icon={icon} title={t("emptyTitle")}>
        {t("empty")}
      </EmptyState>
    );
  }
  if (!isPublic) return <EmptyState icon={icon} title={t("hidden.neverTitle")} />;
  if (phase === "scheduled") {
    return (
      <EmptyState icon={icon} title={t("hidden.scheduledTitle")}>
        {t("hidden.scheduled", { at: formatDateTime(opensAt) })}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={icon} title={t("hidden.title")}>
      {t("hidden.text")}
    </EmptyState>
  );
}
