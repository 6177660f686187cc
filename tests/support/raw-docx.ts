import type { RawPart } from "./raw-xlsx";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A paragraph with plain words; `properties` is the inside of its `w:pPr`. */
export function paragraph(words: string, properties = ""): string {
  const run = words === "" ? "" : `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${run}</w:p>`;
}

/** The parts of a Word document whose body, numbering and styles are given as XML. */
export function rawDocument(
  body: string,
  {
    numbering = "",
    styles = "",
    parts = [],
  }: { numbering?: string; styles?: string; parts?: RawPart[] } = {},
): RawPart[] {
  return [
    {
      path: "[Content_Types].xml",
      content: `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      path: "_rels/.rels",
      content: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      path: "word/document.xml",
      content: `<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`,
    },
    { path: "word/numbering.xml", content: `<w:numbering xmlns:w="${WORD}">${numbering}</w:numbering>` },
    { path: "word/styles.xml", content: `<w:styles xmlns:w="${WORD}">${styles}</w:styles>` },
    ...parts,
  ];
}
