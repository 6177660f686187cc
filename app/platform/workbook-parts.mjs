/**
 * What the parts of a workbook say about its sheets: their names, which cells are merged, and how numbers are shown.
 * Used by the worker of `spreadsheet.server.ts` only; every part was unpacked with its declared size enforced.
 */

export function attribute(tag, name) {
  const match = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match?.[1] ?? match?.[2];
}

export function tags(xml, name) {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, "g")) ?? [];
}

function relations(parts, path) {
  const xml = parts.get(path)?.toString("utf8") ?? "";
  return tags(xml, "Relationship").map((tag) => ({
    id: attribute(tag, "Id"),
    type: attribute(tag, "Type") ?? "",
    target: attribute(tag, "Target") ?? "",
  }));
}

function resolved(folder, target) {
  const url = new URL(target, `file:///${folder === "" ? "" : `${folder}/`}`);
  return decodeURIComponent(url.pathname).slice(1);
}

/** Name and part of every sheet, in the order of the tabs; none when the parts are no workbook. */
export function sheetsOf(parts) {
  const main = relations(parts, "_rels/.rels").find((one) => one.type.endsWith("/officeDocument"));
  const workbookPath = main && resolved("", main.target);
  const workbook = parts.get(workbookPath)?.toString("utf8");
  if (!parts.has("[Content_Types].xml") || !/<(?:\w+:)?workbook[\s>]/.test(workbook ?? "")) return null;
  const folder = workbookPath.split("/").slice(0, -1).join("/");
  const rels = relations(parts, `${folder}/_rels/${workbookPath.slice(folder.length + 1)}.rels`);
  return tags(workbook, "sheet").map((tag) => {
    const part = rels.find((one) => one.id === attribute(tag, "id") && one.type.endsWith("/worksheet"));
    return {
      name: plain(attribute(tag, "name") ?? ""),
      hidden: /hidden/i.test(attribute(tag, "state") ?? ""),
      path: part && resolved(folder, part.target),
    };
  });
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plain(text) {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name, decimal, hex) => {
      if (name) return ENTITIES[name.toLowerCase()];
      const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

const MAX_MERGES = 5_000;

/** References of merged cells, such as "B2:B9". */
export function mergesOf(xml) {
  return tags(xml, "mergeCell")
    .slice(0, MAX_MERGES)
    .map((tag) => attribute(tag, "ref") ?? "");
}

/** Formats that Excel numbers instead of naming. */
const BUILT_IN = { 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%" };

/** By index of a cell's style: whether numbers are shown as percentages or with separated thousands. */
export function numberLooks(parts) {
  const path = [...parts.keys()].find((name) => /(?:^|\/)styles\.xml$/.test(name));
  const xml = parts.get(path)?.toString("utf8") ?? "";
  const codes = new Map(
    tags(xml, "numFmt").map((tag) => [attribute(tag, "numFmtId"), attribute(tag, "formatCode") ?? ""]),
  );
  const cellStyles = /<(?:\w+:)?cellXfs[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? "";
  return tags(cellStyles, "xf").map((tag) => {
    const id = attribute(tag, "numFmtId") ?? "0";
    const code = codes.get(id) ?? BUILT_IN[id] ?? "";
    if (code.includes("%")) return "percent";
    return /#,##0/.test(code) ? "grouped" : null;
  });
}

/** A number as a Vietnamese reader sees it: 0.305 as a percentage is "30,5%", 6358 grouped is "6.358". */
export function shownNumber(value, look) {
  const rounded = Number((look === "percent" ? value * 100 : value).toPrecision(12));
  const [whole, fraction] = String(rounded).split(".");
  const grouped = look === "grouped" ? whole.replace(/\B(?=(\d{3})+$)/g, ".") : whole;
  return `${grouped}${fraction === undefined ? "" : `,${fraction}`}${look === "percent" ? "%" : ""}`;
}
