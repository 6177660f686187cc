import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_TEXT, markdownText } from "~/bank/form-text";
import { escapeMarkdown, plainText, tidyMarkdown } from "~/bank/question-text";
import { collapseSpace } from "~/core/text";
import { renderQuestionText } from "~/platform/markdown.server";

const TAG = /<\/?([a-z]+)[^>]*>/g;
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** What a browser would show of the HTML. */
const shown = (html: string) =>
  html
    .replace(/<br>/g, "\n")
    .replace(TAG, " ")
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
const tagsOf = (html: string) => new Set([...html.matchAll(TAG)].map((match) => match[1]));

/** Texts full of the signs that mean something in markdown or HTML. */
const nasty = fc
  .array(
    fc.constantFrom(
      ..."*_`#>-+|~\\[]()<>&!\n ",
      "1. ",
      "**",
      "Nghị định",
      "63/2010/NĐ-CP",
      "<script>",
      "&lt;",
      "[x](javascript:alert(1))",
      "![a](b)",
      "5.000",
      "30%",
      "http://a.b",
      "---\n",
      "```\n",
      "    ",
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

describe("escaping", () => {
  it.each([
    "Theo *Nghị định* số 63/2010/NĐ-CP",
    "1. Một\n2) Hai",
    "- không phải danh sách",
    "a < b & b > c",
    "2 * 3 * 4 = 24",
    "__init__ và snake_case",
    "<script>alert(1)</script>",
    "\\ \\* &amp; [x](javascript:alert(1))",
  ])("shows exactly %j", (text) => {
    const html = renderQuestionText(escapeMarkdown(text));
    expect(collapseSpace(shown(html))).toBe(collapseSpace(text));
    expect([...tagsOf(html)].filter((tag) => tag !== "p" && tag !== "br")).toEqual([]);
    expect(plainText(escapeMarkdown(text))).toBe(collapseSpace(text));
  });

  it("shows exactly any text, and stripping gives it back", () => {
    void fc.assert(
      fc.property(nasty, (text) => {
        const html = renderQuestionText(escapeMarkdown(text));
        expect(collapseSpace(shown(html))).toBe(collapseSpace(text));
        expect(plainText(escapeMarkdown(text))).toBe(collapseSpace(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("rendering", () => {
  it("knows paragraphs, line breaks, emphasis and lists, and nothing else", () => {
    expect(renderQuestionText("Một **hai** *ba*\nbốn\n\n- năm\n- sáu")).toBe(
      "<p>Một <strong>hai</strong> <em>ba</em><br>\nbốn</p>\n<ul>\n<li>năm</li>\n<li>sáu</li>\n</ul>\n",
    );
  });

  it("never makes a tag that it does not know, whatever is typed", () => {
    const allowed = new Set(["p", "br", "strong", "em", "ul", "ol", "li"]);
    void fc.assert(
      fc.property(fc.oneof(nasty, fc.string()), (text) => {
        for (const tag of tagsOf(renderQuestionText(text))) expect(allowed.has(tag ?? "")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("stripping", () => {
  it.each([
    ["Một **hai** *ba* __bốn__ _năm_", "Một hai ba bốn năm"],
    ["- a\n- b\n1. c", "a b c"],
    ["**in đậm cả *nghiêng* câu**", "in đậm cả nghiêng câu"],
    ["snake_case_name và 2 * 3 * 4", "snake_case_name và 2 * 3 * 4"],
  ])("%j", (markdown, words) => expect(plainText(markdown)).toBe(words));
});

describe("hostile text", () => {
  // Tried from every place of a long run, these patterns would take longer than the test may.
  it("is tidied and stripped in one walk", () => {
    const spaces = " ".repeat(300_000);
    expect(tidyMarkdown(`một${spaces}hai${spaces}\nba`)).toBe("một hai\nba");
    expect(plainText("**a ".repeat(75_000)).split(" ")).toHaveLength(75_000);
  });

  it("is stripped as far as a text of a bank can reach, and not beyond", () => {
    const strong = "**hai** ".repeat(500);
    expect(strong.length).toBe(4_000);
    expect(plainText(strong)).toBe("hai ".repeat(500).trim());
    const book = plainText("**hai** ".repeat(50_000));
    expect(book.startsWith("hai hai")).toBe(true);
    expect(book.match(/\*\*hai\*\*/g)).toHaveLength(49_000);
    expect(plainText(`${"một ".repeat(1_999)}một😀 hết`).endsWith("một😀 hết")).toBe(true);
  });

  it("is refused for its length alone, before anything else is looked for in it", () => {
    const problems = (text: string) => {
      const parsed = markdownText().safeParse(text);
      return parsed.success ? [] : parsed.error.issues.map((one) => one.message);
    };
    expect(problems(`<b>${"**a ".repeat(75_000)}`)).toEqual(["too-long"]);
    expect(problems("a".repeat(MAX_TEXT + 1))).toEqual(["too-long"]);
    expect(problems("a".repeat(MAX_TEXT))).toEqual([]);
    expect(problems("<b>ngắn</b>")).toEqual(["markup"]);
    expect(problems(" \n ")).toEqual(["required"]);
  });
});
