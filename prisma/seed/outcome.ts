/** The accepted side of a verdict; a refusal of the demo's own doing is a bug and says which. */
export function done<T extends { ok: boolean }>(verdict: T): Extract<T, { ok: true }> {
  if (!verdict.ok) throw new Error(`The demo was refused: ${JSON.stringify(verdict)}`);
  return verdict as Extract<T, { ok: true }>;
}
