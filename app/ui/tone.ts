/** What a coloured thing means; the colour never stands without a word or a shape. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

/** Text in the colour of the tone, readable on the page and on its own soft ground. */
export const toneText: Record<Tone, string> = {
  neutral: "text-muted",
  info: "text-blue",
  success: "text-green",
  warning: "text-amber",
  danger: "text-red",
};

/** The soft ground under text of the same tone. */
export const toneSoft: Record<Tone, string> = {
  neutral: "bg-slate-soft",
  info: "bg-blue-soft",
  success: "bg-green-soft",
  warning: "bg-amber-soft",
  danger: "bg-red-soft",
};

/** A border in the colour of the tone. */
export const toneBorder: Record<Tone, string> = {
  neutral: "border-control",
  info: "border-blue",
  success: "border-green",
  warning: "border-amber",
  danger: "border-red",
};

/** A solid fill for marks in pictures (SVG). */
export const toneFill: Record<Tone, string> = {
  neutral: "fill-slate-solid",
  info: "fill-blue-solid",
  success: "fill-green-solid",
  warning: "fill-amber-solid",
  danger: "fill-red-solid",
};

/** A stroke for lines in pictures (SVG). */
export const toneStroke: Record<Tone, string> = {
  neutral: "stroke-slate-solid",
  info: "stroke-blue-solid",
  success: "stroke-green-solid",
  warning: "stroke-amber-solid",
  danger: "stroke-red-solid",
};
