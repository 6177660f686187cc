/** A share from 0 to 1 as a length for SVG, kept inside the picture. */
export function share(part: number): string {
  return `${(Math.min(Math.max(part, 0), 1) * 100).toFixed(2)}%`;
}
