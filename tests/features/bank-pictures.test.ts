import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addQuestion } from "~/bank/add-question.server";
import { importBank } from "~/bank/import-bank.server";
import { previewQuestion } from "~/bank/preview-question.server";
import { getQuestion } from "~/bank/question.queries.server";
import { typedValues } from "~/bank/question-values";
import { uploadPicture } from "~/bank/upload-picture.server";
import { db, disconnect } from "~/platform/db.server";
import { MAX_PICTURE_BYTES, reencodePicture } from "~/platform/picture.server";
import { draftOf, FORM, smallBank } from "../support/bank-builders";
import { accepted, makeAccount, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let actorId = "";

beforeAll(async () => {
  database = await openTestDatabase();
  actorId = (await makeAccount("official")).accountId;
  accepted(await importBank(smallBank("anh"), { now: NOW, actorId: null }));
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const plain = (width: number, height: number, red = 200) =>
  sharp({ create: { width, height, channels: 3, background: { r: red, g: 20, b: 20 } } });

/** Left half red, right half blue: tells which way up it is. */
const twoHalves = async () => {
  const half = await sharp({ create: { width: 40, height: 20, channels: 3, background: "#0000ff" } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 80, height: 20, channels: 3, background: "#ff0000" } }).composite([
    { input: half, left: 40, top: 0 },
  ]);
};

describe("a picture from a stranger", () => {
  it.each(["png", "jpeg", "webp", "gif"] as const)("of type %s becomes a WebP of ours", async (format) => {
    const picture = accepted(await reencodePicture(await plain(64, 32).toFormat(format).toBuffer()));
    expect(picture).toMatchObject({ mime: "image/webp", width: 64, height: 32 });
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: "webp", width: 64, height: 32 });
  });

  it("is turned upright and carries nothing along", async () => {
    const halves = await (await twoHalves()).jpeg().toBuffer();
    const camera = { IFD0: { Make: "Máy ảnh", Copyright: "Nguyễn Thị Hà" } };
    const source = await sharp(halves).withMetadata({ orientation: 6, exif: camera }).jpeg().toBuffer();
    expect((await sharp(source).metadata()).exif).toBeDefined();
    const picture = accepted(await reencodePicture(source));
    expect(picture).toMatchObject({ width: 20, height: 80 });
    const found = await sharp(picture.bytes).metadata();
    expect([found.exif, found.xmp, found.icc, found.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    // Orientation 6 turns the left side to the top.
    const { data } = await sharp(picture.bytes).raw().toBuffer({ resolveWithObject: true });
    expect((data[0] ?? 0) > 200 && (data[2] ?? 0) < 60).toBe(true);
  });

  it("is made at most 1600 pixels a side, and never larger than it was", async () => {
    expect(accepted(await reencodePicture(await plain(4000, 100).png().toBuffer()))).toMatchObject({
      width: 1600,
      height: 40,
    });
    expect(accepted(await reencodePicture(await plain(10, 12).png().toBuffer()))).toMatchObject({
      width: 10,
      height: 12,
    });
  });

  it("moves no more: of an animation the first frame stays", async () => {
    const frames = [await plain(20, 20, 250).png().toBuffer(), await plain(20, 20, 10).png().toBuffer()];
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const picture = accepted(await reencodePicture(moving));
    expect((await sharp(picture.bytes).metadata()).pages ?? 1).toBe(1);
    expect(picture).toMatchObject({ width: 20, height: 20 });
  });

  it.each<[string, string, string | Uint8Array]>([
    ["nothing", "empty", ""],
    [
      "an SVG with a script",
      "svg",
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ],
    ["an SVG behind a prologue", "svg", '\ufeff<?xml version="1.0"?><!-- x --><svg width="1"></svg>'],
    ["an SVG in UTF-16", "svg", Buffer.from("\ufeff<svg></svg>", "utf16le")],
    ["a HEIC of a phone", "heic", "\0\0\0\x18ftypheic\0\0\0\0mif1heic"],
    ["a PDF", "pdf", "%PDF-1.7\n%âãÏÓ"],
    ["a page", "not-a-picture", "<!doctype html><img src=x onerror=alert(1)>"],
    ["a program", "not-a-picture", "MZ\x90\0"],
    [
      "a PNG in name only",
      "damaged",
      Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(99)]),
    ],
    ["a JPEG in name only", "damaged", Buffer.from("\xff\xd8\xff\xe0 và rồi hết", "latin1")],
  ])("%s is refused as %s", async (_, reason, content) => {
    const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
    expect(await reencodePicture(bytes)).toEqual({ ok: false, reason });
  });

  it("that ends too early, is too heavy, or unpacks to too much is refused by name", async () => {
    const noise = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: "#fff",
        noise: { type: "gaussian", mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    expect(await reencodePicture(noise.subarray(0, noise.length / 2))).toMatchObject({ reason: "damaged" });
    expect(await reencodePicture(new Uint8Array(50_000_000))).toMatchObject({ reason: "too-large" });
    expect(await reencodePicture(new Uint8Array(MAX_PICTURE_BYTES + 1))).toMatchObject({
      reason: "too-large",
    });
    const bomb = await plain(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(MAX_PICTURE_BYTES);
    expect(await reencodePicture(bomb)).toMatchObject({ reason: "too-many-pixels" });
  });

  it("never throws, whatever single byte is broken", async () => {
    const sound = await plain(30, 30).png().toBuffer();
    for (let at = 0; at < sound.length; at += 3) {
      const broken = Buffer.from(sound);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(await reencodePicture(broken)).toHaveProperty("ok");
    }
  });

  it("waits its turn, and is refused when too many wait", async () => {
    const picture = await plain(500, 500).png().toBuffer();
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => reencodePicture(picture)));
    expect(outcomes.filter((one) => one.ok).length).toBeGreaterThanOrEqual(20);
    expect(outcomes.filter((one) => !one.ok).every((one) => !one.ok && one.reason === "busy")).toBe(true);
    expect(outcomes.some((one) => !one.ok)).toBe(true);
    expect((await reencodePicture(picture)).ok).toBe(true);
  });
});

describe("a picture of a question", () => {
  it("is kept once, whoever brings it, also at the same moment", async () => {
    const bytes = await plain(50, 40).png().toBuffer();
    const other = await plain(50, 40, 90).png().toBuffer();
    const stored = await Promise.all(
      [bytes, bytes, other, bytes].map((one) => uploadPicture(one, { now: NOW, actorId })),
    );
    const ids = stored.map((one) => accepted(one).id);
    expect(new Set(ids).size).toBe(2);
    expect([ids[0], ids[0]]).toEqual([ids[1], ids[3]]);
    expect(await db().picture.count()).toBe(2);
    expect(await uploadPicture(null, { now: NOW, actorId })).toMatchObject({ reason: "empty" });
  });

  it("is shown with its words and its size, on the page and in the preview", async () => {
    const { id } = accepted(await uploadPicture(await plain(30, 60).png().toBuffer(), { now: NOW, actorId }));
    const typed = { picture: id, pictureAlt: "Biểu đồ cột" };
    const added = await addQuestion({ bankSlug: "anh", draft: draftOf(typed) }, { now: NOW, actorId });
    const { revisions } = await getQuestion("anh", accepted(added).code);
    const shown = { id, alt: "Biểu đồ cột", width: 30, height: 60 };
    expect(revisions[0]?.picture).toEqual(shown);
    expect((await previewQuestion(typedValues({ ...FORM, ...typed }))).shown.picture).toEqual(shown);
  });

  it("must be there", async () => {
    const nowhere = "0198a6a0-0000-4000-8000-000000000009";
    const draft = draftOf({ stem: "Hình nào?", picture: nowhere, pictureAlt: "Hình" });
    expect(await addQuestion({ bankSlug: "anh", draft }, { now: NOW, actorId })).toMatchObject({
      reason: "picture-unknown",
    });
    const preview = await previewQuestion(typedValues({ ...FORM, picture: nowhere }));
    expect(preview.shown.picture).toBeNull();
  });

  it("tells two questions of the same words apart", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async (n) =>
        accepted(
          await uploadPicture(
            await plain(10 + n, 10)
              .png()
              .toBuffer(),
            { now: NOW, actorId },
          ),
        ),
      ),
    );
    const add = (picture: string | undefined) =>
      addQuestion(
        { bankSlug: "anh", draft: draftOf({ stem: "Hình này là gì?", picture, pictureAlt: "Hình" }) },
        { now: NOW, actorId },
      );
    expect(await add(one?.id)).toMatchObject({ ok: true });
    expect(await add(two?.id)).toMatchObject({ ok: true });
    expect(await add(one?.id)).toMatchObject({ reason: "duplicate-stem" });
  });
});

describe("the preview", () => {
  it("shows what was typed and nothing of what is right, in no telling order", async () => {
    const values = typedValues({
      type: "ordering",
      stem: "Xếp **đúng** thứ tự <script>alert(1)</script>",
      "option-a": "Thẩm định",
      "option-b": "Ban hành",
      "option-c": " ",
      explanation: "- một\n- hai",
    });
    const { shown, explanationHtml } = await previewQuestion(values);
    expect(shown.stemHtml).toContain("<strong>đúng</strong>");
    expect(shown.stemHtml).not.toContain("<script>");
    expect(shown.options).toEqual(["Ban hành", "Thẩm định"]);
    expect(explanationHtml).toContain("<li>một</li>");
    expect(Object.keys(shown).sort()).toEqual(["options", "picture", "prompts", "stemHtml", "type"]);
  });
});
