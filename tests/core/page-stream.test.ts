import { PassThrough, type Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createElement } from "react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { pageStream } from "~/platform/page-stream.server";

/** Many short pieces of text with letters of two and three bytes, as every page of ours has them. */
const page = createElement(
  "ul",
  null,
  Array.from({ length: 400 }, (_, index) =>
    createElement(
      "li",
      { key: index, title: `Câu ${index} trước khi dự thi` },
      "Cải cách hành chính nhà nước",
    ),
  ),
);

async function render(into: Transform): Promise<Buffer> {
  const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(into) });
  return buffer(into);
}

test("a rendered page holds no zero byte, and every letter of it", async () => {
  const bytes = await render(pageStream());
  expect(bytes.includes(0)).toBe(false);
  expect(bytes.toString()).toBe(renderToStaticMarkup(page));
});

test("what React writes by itself does hold some, so that the stream is needed", async () => {
  expect((await render(new PassThrough())).includes(0)).toBe(true);
});
