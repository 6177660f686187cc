import { describe, expect, it } from "vitest";
import { readQti } from "~/format/read-qti.server";
import { type RawPart, rawZip } from "../support/raw-xlsx";

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function outcome(bytes: Uint8Array): Promise<string> {
  const read = await readQti(bytes);
  return read.ok ? "read" : read.reason;
}

function item(body: string, declarations = ""): string {
  return `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="Một cửa">${declarations}<itemBody>${body}</itemBody></assessmentItem>`;
}

function manifest(...hrefs: string[]): RawPart {
  const resources = hrefs.map((href) => `<resource type="imsqti_item_xmlv2p1" href="${href}"/>`).join("");
  return { path: "imsmanifest.xml", content: `<manifest><resources>${resources}</resources></manifest>` };
}

const CHOICE = item(
  `<p>Bộ phận Một cửa gồm mấy loại?<img src="a.png" alt="Sơ đồ"/></p><choiceInteraction responseIdentifier="R" maxChoices="1"><simpleChoice identifier="x">2</simpleChoice><simpleChoice identifier="y">3</simpleChoice><simpleChoice identifier="z">4</simpleChoice></choiceInteraction>`,
  `<responseDeclaration identifier="R" cardinality="single"><correctResponse><value>y</value></correctResponse></responseDeclaration>`,
);

async function questionOf(parts: RawPart[]) {
  const read = await readQti(rawZip(parts));
  if (!read.ok) throw new Error(read.reason);
  return { question: read.file.questions[0], file: read.file };
}

describe("packages that are not honest", () => {
  const honest = [manifest("a.xml"), { path: "a.xml", content: CHOICE }];

  it.each<[string, () => Uint8Array, string]>([
    ["nothing", () => new Uint8Array(), "empty"],
    ["a package", () => rawZip(honest), "read"],
    ["items without a manifest", () => rawZip(honest.slice(1)), "read"],
    ["a zip of nothing that is XML", () => rawZip([{ path: "a.txt", content: "a" }]), "unknown-format"],
    ["a manifest without items", () => rawZip([manifest()]), "no-questions"],
    [
      "a part that inflates beyond reason",
      () => rawZip([...honest, { path: "b.png", content: " ".repeat(9_000_000) }]),
      "too-complex",
    ],
    [
      "a part that lies about its size",
      () => rawZip([manifest("a.xml"), { path: "a.xml", content: CHOICE, declaredBytes: 9 }]),
      "damaged",
    ],
    [
      "an encrypted part",
      () => rawZip([...honest, { path: "b.xml", content: "x", encrypted: true }]),
      "encrypted",
    ],
    ["a path outside", () => rawZip([...honest, { path: "../../b.xml", content: "x" }]), "damaged"],
    ["a zip cut short", () => rawZip(honest).slice(0, 200), "damaged"],
    [
      "a document of Word",
      () => rawZip([...honest, { path: "[Content_Types].xml", content: "<Types/>" }]),
      "wrong-extension",
    ],
    ["entities", () => bytesOf(`<!DOCTYPE a [<!ENTITY b "c">]>${CHOICE}`), "dtd-refused"],
    [
      "entities in the manifest",
      () => rawZip([{ path: "imsmanifest.xml", content: `<!DOCTYPE a>${"<a/>"}` }]),
      "dtd-refused",
    ],
    ["another XML", () => bytesOf("<rss/>"), "unknown-format"],
    ["bytes that are no UTF-8", () => Uint8Array.from([0x3c, 0xff, 0xfe, 0x3e]), "not-utf8"],
    [
      "too many items",
      () => bytesOf(`<items>${"<assessmentItem/>".repeat(20_001)}</items>`),
      "too-many-questions",
    ],
  ])("%s: %3$s", async (_, make, expected) => {
    expect(await outcome(make())).toBe(expected);
  });
});

describe("pictures of items", () => {
  const png = { path: "a.png", content: Uint8Array.from([0x89, 0x50, 0x4e, 0x47]) };

  it("come out of the package", async () => {
    const { question, file } = await questionOf([manifest("a.xml"), { path: "a.xml", content: CHOICE }, png]);
    expect(question?.picture).toEqual({ index: 0, alt: "Sơ đồ" });
    expect([...(file.pictures[0]?.bytes ?? [])]).toEqual([...png.content]);
  });

  it.each([
    "http://example.test/a.png",
    "//example.test/a.png",
    "file:///etc/passwd",
    "../../a.png",
    "%E0%A4%A",
  ])("are dropped with a word when they are named %s", async (source) => {
    const content = CHOICE.replace("a.png", source);
    const { question, file } = await questionOf([manifest("a.xml"), { path: "a.xml", content }, png]);
    expect(question).toMatchObject({ picture: null, notes: [{ code: "picture-dropped" }] });
    expect(file.pictures).toEqual([]);
  });
});

describe("keys that the bank cannot take as they are", () => {
  const only = async (text: string) => {
    const read = await readQti(bytesOf(text));
    return read.ok ? read.file.questions[0] : null;
  };

  it("name no choice, or several where one is to be chosen", async () => {
    expect(await only(CHOICE.replace("<value>y</value>", "<value>q</value>"))).toMatchObject({
      right: [],
      notes: [{ code: "key-unknown-letter", detail: "q" }, { code: "picture-dropped" }],
    });
    const several = await only(CHOICE.replace("<value>y</value>", "<value>y</value><value>x</value>"));
    expect(several?.right).toEqual([0, 1]);
    expect(several?.notes.map((one) => one.code)).toContain("key-several");
  });

  it("an open text without a right answer is no question for a machine", async () => {
    const open = await only(item('<p>Nêu ý kiến.</p><extendedTextInteraction responseIdentifier="R"/>'));
    expect(open?.notes).toMatchObject([{ code: "type-unsupported", detail: "extendedTextInteraction" }]);
  });

  it("two interactions in one item are more than one question", async () => {
    const gap = '<textEntryInteraction responseIdentifier="R"/>';
    expect((await only(item(`<p>Số ${gap} ngày ${gap}</p>`)))?.notes[0]?.code).toBe("type-unsupported");
  });
});
