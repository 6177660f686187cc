import { childElement, childElements, innerText, type MarkupElement } from "./markup-tree";

/*
 * Equations of Word (Office Math) as text, as long as one line can hold them: fractions, powers, roots, brackets.
 */

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";
const SILENT = new Set(["rPr", "ctrlPr", "fPr", "sSupPr", "sSubPr", "dPr", "radPr", "argPr", "oMathParaPr"]);

const inBrackets = (text: string) => (/^[\p{L}\p{N}.,]*$/u.test(text) ? text : `(${text})`);

function shifted(text: string, digits: string, sign: string): string {
  return /^\d{1,6}$/.test(text)
    ? [...text].map((digit) => [...digits][Number(digit)]).join("")
    : `${sign}${inBrackets(text)}`;
}

/** The text of the named child; null when it cannot be said on one line. */
function part(element: MarkupElement, name: string): string | null {
  const child = childElement(element, name);
  return child ? linear(child) : "";
}

function structure(element: MarkupElement): string | null {
  switch (element.name) {
    case "f": {
      const [over, under] = [part(element, "num"), part(element, "den")];
      return over === null || under === null ? null : `${inBrackets(over)}/${inBrackets(under)}`;
    }
    case "sSup":
    case "sSub": {
      const [base, script] = [part(element, "e"), part(element, element.name === "sSup" ? "sup" : "sub")];
      if (base === null || script === null) return null;
      return base + (element.name === "sSup" ? shifted(script, RAISED, "^") : shifted(script, LOWERED, "_"));
    }
    case "rad": {
      const [degree, base] = [part(element, "deg"), part(element, "e")];
      return base === null || degree !== "" ? null : `√${inBrackets(base)}`;
    }
    case "d": {
      const inner = childElements(element, "e").map(linear);
      return inner.includes(null) ? null : `(${inner.join("; ")})`;
    }
    default:
      return null;
  }
}

/** An equation on one line; null: its shape says more than a line can. */
export function linear(element: MarkupElement): string | null {
  let text = "";
  for (const child of childElements(element)) {
    if (SILENT.has(child.name)) continue;
    const words = child.name === "r" ? childElements(child, "t").map(innerText).join("") : structure(child);
    if (words === null) return null;
    text += words;
  }
  return text;
}
