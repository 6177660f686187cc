import type { ReactNode } from "react";
import { contestMessages } from "~/i18n/contest";
import { useMessages } from "~/i18n/messages";
import { Breadcrumbs, type Crumb } from "~/ui/breadcrumbs";
import { Page, PageHeader } from "~/ui/page";
import { Tabs } from "~/ui/tabs";

/** What every page of one contest on the desk carries. */
export type ContestHead = { slug: string; title: string; holderName: string };

export const deskPath = (slug: string, rest = "") => `/organise/contests/${slug}${rest}`;

type FrameProps = {
  contest: ContestHead;
  /** The sentence that matters. */
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** Frame of the pages of one contest: where it is, what it is, its parts. */
export function ContestFrame({ contest, lead, actions, children }: FrameProps) {
  const t = useMessages(contestMessages);
  const to = (rest: string) => deskPath(contest.slug, rest);
  return (
    <Page width="wide">
      <div className="flex flex-col gap-4">
        <Breadcrumbs
          label={t("crumbs")}
          items={[{ label: t("contests"), to: "/organise/contests" }, { label: contest.title }]}
        />
        <PageHeader eyebrow={contest.holderName} title={contest.title} lead={lead} actions={actions} />
        <Tabs
          label={t("tabs.label")}
          tabs={[
            { to: to(""), label: t("tabs.overview") },
            { to: to("/settings"), label: t("tabs.settings") },
            { to: to("/tracks"), label: t("tabs.tracks") },
            { to: to("/prizes"), label: t("tabs.prizes") },
            { to: to("/bars"), label: t("tabs.bars") },
            { to: to("/participation"), label: t("tabs.participation") },
          ]}
        />
      </div>
      {children}
    </Page>
  );
}

export type RoundHead = { number: number; name: string };

/** Frame of the pages of one round, below its contest. */
export function RoundFrame(
  props: FrameProps & { round?: RoundHead; title?: string; width?: "page" | "wide" },
) {
  const { contest, round, title, lead, actions, children, width = "page" } = props;
  const t = useMessages(contestMessages);
  const crumbs: Crumb[] = [
    { label: t("contests"), to: "/organise/contests" },
    { label: contest.title, to: deskPath(contest.slug) },
  ];
  if (round)
    crumbs.push({
      label: round.name,
      ...(title ? { to: deskPath(contest.slug, `/rounds/${round.number}`) } : {}),
    });
  if (title) crumbs.push({ label: title });
  return (
    <Page width={width}>
      <div className="flex flex-col gap-4">
        <Breadcrumbs label={t("crumbs")} items={crumbs} />
        <PageHeader
          eyebrow={title && round ? round.name : undefined}
          title={title ?? round?.name ?? ""}
          lead={lead}
          actions={actions}
        />
      </div>
      {children}
    </Page>
  );
}
