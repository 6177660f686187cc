import type { ContestSettings } from "./contest";

/** The settings as the fields of the form hold them. */
export type SettingsValues = Record<Exclude<keyof ContestSettings, "rankingChain">, string> & {
  rankingChain: string[];
};

/** Settings as their form shows them. */
export function settingsValues(settings: ContestSettings): SettingsValues {
  const { title, summary, rulesMarkdown, rankingChain } = settings;
  return {
    title,
    summary,
    rulesMarkdown,
    rankingChain: [...rankingChain],
    predictionMetric: settings.predictionMetric ?? "none",
    predictionQuestion: settings.predictionQuestion ?? "",
    pointsPerQuestion: String(settings.pointsPerQuestion),
  };
}

/** What was typed, whatever it is, so that a refused form keeps it. */
export function typedSettings(fields: Record<string, unknown>): SettingsValues {
  const text = (name: keyof ContestSettings) => {
    const value = fields[name];
    return typeof value === "string" ? value : "";
  };
  const chain = fields.rankingChain;
  return {
    title: text("title"),
    summary: text("summary"),
    rulesMarkdown: text("rulesMarkdown"),
    predictionMetric: text("predictionMetric"),
    predictionQuestion: text("predictionQuestion"),
    pointsPerQuestion: text("pointsPerQuestion"),
    rankingChain: (Array.isArray(chain) ? chain : [chain]).filter((one) => typeof one === "string"),
  };
}
