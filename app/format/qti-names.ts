import { childElements, type MarkupElement } from "./markup-tree";

/*
 * QTI 2.1 and 2.2 say `choiceInteraction responseIdentifier`, QTI 3.0 `qti-choice-interaction response-identifier`. Both
 * come down to one spelling, so that one reader serves all three.
 */

/** "qti-choice-interaction" and "choiceInteraction" are both "choiceinteraction". */
export function qtiName(name: string): string {
  return name.replace(/^qti-/i, "").replace(/-/g, "").toLowerCase();
}

/** An attribute by its spelling of QTI 2, in either spelling. */
export function qtiAttribute(element: MarkupElement, name: string): string | null {
  const wanted = qtiName(name);
  for (const [key, value] of element.attributes) if (qtiName(key) === wanted) return value;
  return null;
}

/** Child elements of a name of QTI 2, in either spelling. */
export function qtiChildren(element: MarkupElement, name: string): MarkupElement[] {
  const wanted = qtiName(name);
  return childElements(element).filter((child) => qtiName(child.name) === wanted);
}

/** All elements below, at any depth, of one of these names of QTI 2, in the order of the text. */
export function qtiDescendants(element: MarkupElement, names: readonly string[]): MarkupElement[] {
  const wanted = new Set(names.map(qtiName));
  const walk = (inner: MarkupElement): MarkupElement[] =>
    childElements(inner).flatMap((child) => [
      ...(wanted.has(qtiName(child.name)) ? [child] : []),
      ...walk(child),
    ]);
  return walk(element);
}
