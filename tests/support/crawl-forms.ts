/** A form of a page with the values that it would send as it stands. */
export type PageForm = { action: string; fields: [name: string, value: string][] };

const plainOf = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plainOf(found);
}

function typedIn(tag: string, inner: string): string {
  if (tag.startsWith("<textarea")) return plainOf(inner.trim()) || "Một dòng chữ";
  if (tag.startsWith("<select")) {
    const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => option.includes(" selected")) ?? options.at(-1) ?? "";
    return attribute(chosen, "value") ?? "";
  }
  const given = attribute(tag, "value");
  if (given) return given;
  if (tag.includes('type="date"')) return "2026-11-21";
  if (tag.includes('type="datetime-local"')) return "2026-12-01T08:00";
  return tag.includes('inputMode="numeric"') || tag.includes('type="number"') ? "1" : "Một dòng chữ";
}

/** Every form of a page that changes something. */
export function formsOf(html: string, page: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = "", body = ""]) => {
    if (!/method="post"/i.test(head)) return [];
    const controls = [
      ...body.matchAll(
        /<(?:input|button)\b[^>]*>|(<(?:textarea|select)\b[^>]*>)(.*?)<\/(?:textarea|select)>/gs,
      ),
    ];
    const fields = controls.flatMap(([whole, opened, inner = ""]): [string, string][] => {
      const tag = opened ?? whole;
      const name = attribute(tag, "name");
      return name && !tag.includes('type="file"') ? [[name, typedIn(tag, inner)]] : [];
    });
    const byName = new Map(fields);
    return [{ action: attribute(`<form ${head}`, "action") ?? page, fields: [...byName] }];
  });
}
