import { bytesOfBase64 } from "./base64";
import { cleanLine } from "./clean-text";
import type { FoundPicture, FoundQuestion, Note, SourcePlace } from "./found-question";
import type { RichText } from "./html-text";
import { childElements, innerText, type MarkupElement } from "./markup-tree";
import { note } from "./settle-question";

function decodedName(source: string): string {
  const path = source.replace(/^@@PLUGINFILE@@\//, "").split(/[?#]/)[0] ?? "";
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The bytes behind the address of a picture: a file within the element, or the address itself. Nothing is fetched. */
function pictureBehind(source: string, files: ReadonlyMap<string, string>): FoundPicture | null {
  const inline = /^data:image\/([a-z+]+);base64,/i.exec(source);
  if (inline) {
    const bytes = bytesOfBase64(source.slice(inline[0].length));
    return bytes && { name: `hinh.${inline[1]}`, bytes };
  }
  if (!source.startsWith("@@PLUGINFILE@@/")) return null;
  const name = decodedName(source);
  const bytes = bytesOfBase64(files.get(name) ?? "");
  return bytes && { name: cleanLine(name), bytes };
}

const nameForNote = (source: string) => (source.startsWith("data:") ? "data:" : decodedName(source));

/**
 * The first picture of a stem, put at the end of `pictures`; notes for the others, for what is not in the file, and for
 * a picture without words.
 */
export function stemPicture(
  stem: MarkupElement | null,
  { pictures: named }: RichText,
  place: SourcePlace,
  pictures: FoundPicture[],
): { picture: FoundQuestion["picture"]; notes: Note[] } {
  const files = new Map(
    (stem ? childElements(stem, "file") : []).map((file) => [
      file.attributes.get("name") ?? "",
      innerText(file),
    ]),
  );
  const notes: Note[] = [];
  let picture: FoundQuestion["picture"] = null;
  for (const { source, alt } of named) {
    const behind: FoundPicture | null = picture ? null : pictureBehind(source, files);
    if (!behind) notes.push(note("picture-dropped", place, nameForNote(source)));
    else {
      picture = { index: pictures.push(behind) - 1, alt: cleanLine(alt) };
      if (picture.alt === "") notes.push(note("picture-without-alt", place, behind.name));
    }
  }
  const shown = new Set(named.map(({ source }) => decodedName(source)));
  for (const name of files.keys()) {
    if (!shown.has(name)) notes.push(note("picture-dropped", place, name));
  }
  return { picture, notes };
}
