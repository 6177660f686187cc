import type { RichText } from "./html-text";
import { childElement, innerText, type MarkupElement } from "./markup-tree";
import { textOfFormat } from "./moodle-format";

/** What stands in `<text>` of an element such as `<questiontext>`; of the element itself where tools leave `<text>` out. */
export function rawText(element: MarkupElement | null): string {
  if (!element) return "";
  const text = childElement(element, "text");
  if (text) return innerText(text);
  return element.children.filter((child) => typeof child === "string").join("");
}

const FORMATS: Record<string, "moodle" | "html" | "plain" | "markdown"> = {
  html: "html",
  plain_text: "plain",
  markdown: "markdown",
  moodle_auto_format: "moodle",
};

/** The text of an element in the format that it names, HTML where it names none. */
export function moodleText(element: MarkupElement | null): RichText {
  const format = FORMATS[element?.attributes.get("format") ?? ""] ?? "html";
  return textOfFormat(rawText(element), format);
}
