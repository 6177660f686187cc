import { formatDate, formatDateTime, formatNumber } from "~/i18n/format";
import { translator } from "~/i18n/messages";
import { reportMinutesMessages } from "~/i18n/report-minutes";
import type { UnitKind } from "~/unit/unit";
import { type Block, bodyName, type Minutes, placeName } from "./minutes";
import { decisionBlocks, extraTimeBlocks, participationBlocks, resultBlocks } from "./minutes-parts.server";
import type { MinutesSource } from "./minutes-source.queries.server";

const t = translator(reportMinutesMessages, "vi");
const count = (value: number) => formatNumber("vi", value);

function isTerritory(kind: UnitKind): boolean {
  return kind === "province" || kind === "commune";
}

function head({ contest, round, holderKind, approval }: MinutesSource) {
  const { name } = contest.holder;
  const territory = isTerritory(holderKind);
  const [day = "……", month = "……", year = "………"] = approval ? formatDate(approval.approvedAt).split("/") : [];
  const place = placeName(name, territory) ?? t("head.unknownPlace");
  return {
    isDraft: approval === null,
    issuer: { parent: bodyName(name, territory), name: t("head.board") },
    number: t("head.number"),
    placeAndDate: t("head.date", { place, day, month, year }),
    title: t("head.title"),
    about: t("head.about", { round: round.name, contest: contest.title }),
  };
}

function openingBlocks({ contest, round, approval, madeAt }: MinutesSource): Block[] {
  const at = formatDateTime(madeAt);
  const blanks = (["chair", "secretary", "member", "again", "again", "observer"] as const).map(
    (who): Block => ({ kind: "blank", label: t(`present.${who}`) }),
  );
  return [
    ...(approval ? [] : [{ kind: "paragraph", text: t("opening.draft") } as const]),
    { kind: "paragraph", text: t("opening.time") },
    { kind: "blank", label: t("opening.place") },
    {
      kind: "paragraph",
      text: t("opening.purpose", { round: round.name, contest: contest.title, at }),
    },
    { kind: "heading", text: t("present.title") },
    ...blanks,
  ];
}

function contestBlocks({ contest, round, tracks, extensions }: MinutesSource): Block[] {
  const criteria = contest.rankingChain.map((criterion) => t(`contest.criterion.${criterion}`)).join("; ");
  const from = formatDateTime(round.opensAt);
  const to = formatDateTime(round.closesAt);
  const paper = {
    minutes: Math.round(round.durationMs / 60_000),
    attempts: round.attemptsAllowed,
    counted: t(`contest.counted.${round.countedAttempt}`),
  };
  const fact = (label: string, value: string): Block => ({ kind: "fact", label, value });
  const moved = extensions.map(({ oldClosesAt, newClosesAt, reason }) =>
    t("contest.extendedText", {
      from: formatDateTime(oldClosesAt),
      to: formatDateTime(newClosesAt),
      reason,
    }),
  );
  return [
    { kind: "heading", text: t("contest.title") },
    fact(t("contest.name"), contest.title),
    fact(t("contest.holder"), contest.holder.name),
    fact(t("contest.round"), round.name),
    fact(t("contest.window"), t("contest.windowText", { from, to })),
    ...moved.map((text) => fact(t("contest.extended"), text)),
    fact(t("contest.tracks"), tracks.map(({ track }) => track.name).join("; ")),
    fact(t("contest.paper"), t("contest.paperText", paper)),
    fact(t("contest.scoring"), t("contest.scoringText", { points: count(contest.pointsPerQuestion) })),
    fact(t("contest.chain"), t("contest.chainText", { criteria })),
  ];
}

function proofBlocks({ lotSeed, approval }: MinutesSource): Block[] {
  const blocks: Block[] = [{ kind: "heading", text: t("proof.title") }];
  if (lotSeed) {
    blocks.push({ kind: "code", label: t("proof.seed"), value: lotSeed });
    blocks.push({ kind: "paragraph", text: t("proof.rule") });
  }
  if (!approval) return [...blocks, { kind: "paragraph", text: t("proof.waiting") }];
  const at = formatDateTime(approval.approvedAt);
  blocks.push({ kind: "code", label: t("proof.digest"), value: approval.digest });
  blocks.push({ kind: "paragraph", text: t("proof.approved", { at, by: approval.approvedBy }) });
  if (approval.note) blocks.push({ kind: "paragraph", text: t("proof.note", { note: approval.note }) });
  return blocks;
}

/** The minutes of a round's result in words. */
export function minutesContent(source: MinutesSource): Minutes {
  const content = head(source);
  return {
    ...content,
    blocks: [
      ...openingBlocks(source),
      ...contestBlocks(source),
      ...participationBlocks(source),
      ...resultBlocks(source),
      ...decisionBlocks(source),
      ...extraTimeBlocks(source),
      ...proofBlocks(source),
      { kind: "paragraph", text: t("closing") },
    ],
    signatures: {
      left: { office: t("sign.secretary"), hint: t("sign.secretaryHint") },
      right: { office: t("sign.chair"), hint: t("sign.chairHint") },
    },
    receivers: {
      title: t("sign.receivers"),
      lines: [t("sign.members"), t("sign.holder", { holder: content.issuer.parent }), t("sign.archive")],
    },
  };
}
