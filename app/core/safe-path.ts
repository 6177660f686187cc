/**
 * A path on this site, or the fallback: must begin with one slash that no second slash or backslash follows,
 * since browsers read "//host" and "/\host" as another site. Control characters are refused too.
 */
export function safePath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== "string" || wanted.length > 2_000) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return /^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/.test(wanted) ? wanted : fallback;
}
