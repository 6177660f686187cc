/** The one place that reads the server's clock. A door reads it once per request and passes it down. */
export function now(): Date {
  return new Date();
}
