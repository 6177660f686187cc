import pino from "pino";

/** Process log: JSON lines with request ids, never personal data. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: [
    "*.password",
    "*.token",
    "*.cookie",
    "*.authorization",
    "cookie",
    "authorization",
    "password",
    "token",
  ],
});
