import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "~/bank/question-text";
import { htmlText } from "~/format/html-text";
import { parseXml } from "~/format/markup-tree";
import { htmlOfMarkdown, plainOfMarkdown } from "~/format/question-html";
import { readGift } from "~/format/read-gift";
import { readMoodleXml } from "~/format/read-moodle-xml.server";
import { renderQuestionText } from "~/platform/markdown.server";
import { markedText, plainLine, quotedText, shown } from "../../support/exported-bank-arbitrary";

describe("HTML as the small markdown", () => {
  it.each([
    ["<p>Một <b>cửa</b> và <i>liên thông</i></p>", "Một **cửa** và *liên thông*"],
    ["<p>a<br>b</p><p>c</p>", "a\nb\n\nc"],
    ["<ul><li>một</li><li>hai<ol><li>ba</li></ol></li></ul>", "- một\n- hai\n  1. ba"],
    ['<ol start="3"><li>một</li></ol>', "3. một"],
    ["<p><b> cửa </b>một</p>", "**cửa** một"],
    ['<span style="font-weight: bold">đậm</span>', "**đậm**"],
    ["1 &lt; 2 &amp;&amp; *x*", "1 \\< 2 \\&\\& \\*x\\*"],
    ["<p>1. Không phải danh sách</p>", "1\\. Không phải danh sách"],
    ["100 m<sup>2</sup>, H<sub>2</sub>O", "100 m², H₂O"],
    ["a<b>(b)</b>c", "a(b)c"],
  ])("%s", (html, markdown) => {
    expect(htmlText(html).markdown).toBe(markdown);
  });

  it("says what it drops, and lets no script or style become text", () => {
    const text = htmlText(
      '<style>p{}</style><script>alert(1)</script><p onclick="x()">Căn <u>cứ</u></p><iframe src="//x"></iframe><svg><script>1</script></svg>',
    );
    expect(text.markdown).toBe("Căn cứ");
    expect(text.dropped).toEqual(["style", "script", "u", "iframe", "svg"]);
    expect(htmlText("<scr<script>ipt>alert(1)</script>Căn cứ").markdown).not.toContain("<script");
  });

  it("renders to no element but its own, whatever the HTML was", () => {
    const piece = fc.constantFrom(
      "<b>",
      "</b>",
      "<li>",
      "<ul>",
      "</ul>",
      "<script>",
      "</script>",
      "<img src=x onerror=y>",
      "&lt;b&gt;",
      "<",
      "&",
      "**",
      "cửa",
      " ",
      "<table><tr><td>",
      "<!--",
      "-->",
      "]]>",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const html = renderQuestionText(htmlText(pieces.join("")).markdown);
        for (const tag of html.match(/<[^>]*>/g) ?? []) {
          expect(tag).toMatch(/^<\/?(?:p|br|strong|em|ul|li)\/?>$|^<ol(?: start="\d+")?>$|^<\/ol>$/);
        }
      }),
    );
  });

  it("comes back from our own HTML as the same text", () => {
    fc.assert(
      fc.property(fc.oneof(quotedText, markedText), (markdown) => {
        const html = htmlOfMarkdown(markdown);
        expect(shown(htmlText(html).markdown)).toBe(shown(markdown));
        expect(html).toBe(renderQuestionText(markdown).trim());
      }),
      { numRuns: 300 },
    );
  });

  it("knows text without markup, and nothing else, as plain", () => {
    fc.assert(
      fc.property(plainLine, (words) => {
        expect(plainOfMarkdown(escapeMarkdown(words))).toBe(words);
      }),
    );
    expect(plainOfMarkdown("**đậm**")).toBeNull();
    expect(plainOfMarkdown("- một\n- hai")).toBeNull();
    expect(escapeMarkdown("-\n1.")).toBe("\\-\n1\\.");
  });
});

describe("hostile text", () => {
  const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);

  it("nested without end is flattened as HTML and refused as XML", () => {
    expect(htmlText(`${"<div><b>".repeat(500)}Căn cứ`).markdown).toBe("**Căn cứ**");
    expect(htmlText(`Căn cứ${"<div><b>".repeat(500_000)}`)).toMatchObject({
      markdown: "Căn cứ",
      dropped: ["too-deep"],
    });
    expect(parseXml(deep("<a>", "</a>", 50_000))).toMatchObject({ ok: false, reason: "too-complex" });
    expect(parseXml(deep("<a>", "</a>", 50))).toMatchObject({ ok: true });
  });

  it.each([
    ["<!DOCTYPE quiz><quiz/>", "dtd-refused"],
    ['<quiz><!ENTITY a "b"></quiz>', "dtd-refused"],
    ["<quiz><question></quiz>", "damaged"],
    ["không phải XML", "damaged"],
    ["  ", "empty"],
    ["<quiz/>", "no-questions"],
    ["<html><body/></html>", "unknown-format"],
  ])("%s is refused", (text, reason) => {
    expect(readMoodleXml(text)).toMatchObject({ ok: false, reason });
  });

  it("refuses more questions than a file may hold, and drops a picture beyond its limit", {
    timeout: 30_000,
  }, () => {
    const one = '<question type="truefalse"><questiontext><text>a</text></questiontext></question>';
    expect(readMoodleXml(`<quiz>${one.repeat(20_001)}</quiz>`)).toMatchObject({
      reason: "too-many-questions",
    });
    expect(readGift("Một?{T}\n\n".repeat(20_001))).toMatchObject({ reason: "too-many-questions" });
    const huge = `<quiz><question type="truefalse"><questiontext format="html"><text><![CDATA[<p>Đúng không?<img src="@@PLUGINFILE@@/a.png" alt="A"></p>]]></text><file name="a.png" encoding="base64">${"AAAA".repeat(3_000_000)}</file></questiontext><answer fraction="100"><text>true</text></answer></question></quiz>`;
    const read = readMoodleXml(huge);
    expect(read.ok && read.file.pictures).toEqual([]);
    expect(read.ok && read.file.questions[0]).toMatchObject({
      picture: null,
      notes: [{ code: "picture-dropped", detail: "a.png" }],
    });
  });

  it("of any kind is read or refused, never thrown at", () => {
    const piece = fc.constantFrom(
      "::",
      "{",
      "}",
      "=",
      "~",
      "#",
      "->",
      "\\",
      "%50%",
      "\n",
      "\n\n",
      "//",
      "[id:",
      "]",
      "$CATEGORY:",
      "Căn cứ",
      "T",
      "####",
      "[html]",
      "<b>",
      "\u0000",
      "\uD800",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const read = readGift(pieces.join(""));
        if (!read.ok) return;
        for (const { stem, options } of read.file.questions)
          expect(stem.replace(/\n/g, "") + options.join("")).not.toMatch(/[\p{Cc}\p{Cs}\uFDD0-\uFDD7]/u);
      }),
      { numRuns: 1_000 },
    );
  });
});
