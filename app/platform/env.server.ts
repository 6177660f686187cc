import { existsSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

/** The environment holds something the program cannot start with. The message names every wrong variable. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

const MIN_SECRET_LENGTH = 32;
const MIN_DIFFERENT_CHARACTERS = 10;
const TELLTALE = /change.?me|password|secret|example|hoi.?thi/i;

function isStrongSecret(secret: string): boolean {
  return (
    secret.length >= MIN_SECRET_LENGTH &&
    new Set(secret).size >= MIN_DIFFERENT_CHARACTERS &&
    !TELLTALE.test(secret)
  );
}

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "phải có dạng postgresql://tài_khoản:mật_khẩu@máy:cổng/cơ_sở_dữ_liệu",
});

const secret = z
  .string("phải có khi dùng DATABASE_URL; tạo bằng: openssl rand -base64 48")
  .refine(
    isStrongSecret,
    `phải là chuỗi ngẫu nhiên từ ${MIN_SECRET_LENGTH} ký tự; tạo bằng: openssl rand -base64 48`,
  );

function wholeNumber(lowest: number, highest: number) {
  return z.coerce
    .number("phải là số")
    .int("phải là số nguyên")
    .min(lowest, `phải từ ${lowest} đến ${highest}`)
    .max(highest, `phải từ ${lowest} đến ${highest}`);
}

/** What `npm start` reads. Without DATABASE_URL it starts its own database and supplies the rest. */
const launchSchema = z
  .object({
    PORT: wholeNumber(0, 65535).default(3000),
    HOST: z.string().min(1).default("127.0.0.1"),
    /** Database, secrets and sign-ins of an installation without DATABASE_URL; absolute. */
    DATA_DIR: z
      .string()
      .min(1)
      .default(".data")
      .transform((dir) => path.resolve(dir)),
    DATABASE_URL: databaseUrl.optional(),
    /** The user that owns the tables, when the application signs in as another. */
    MIGRATION_DATABASE_URL: databaseUrl.optional(),
    SESSION_SECRET: secret.optional(),
    /** Whether an empty embedded database gets the demo; `off` for one that is meant for real use. */
    DEMO: z.enum(["on", "off"], { error: "phải là on hoặc off" }).default("on"),
    /** Where people reach the site; the root of every absolute link. */
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: "phải có dạng https://tên-miền" })
      .transform((url) => new URL(url).origin)
      .optional(),
    /** How many reverse proxies stand before the program; 0 believes no forwarded header. */
    TRUST_PROXY: wholeNumber(0, 10).default(0),
    LOG_LEVEL: z
      .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
        error: "phải là fatal, error, warn, info, debug, trace hoặc silent",
      })
      .default("info"),
    /** Root of an OpenAI-compatible service that drafts questions, such as http://127.0.0.1:11434/v1; without it there is no drafting. */
    DRAFTING_URL: z
      .url({ protocol: /^https?$/, error: "phải có dạng https://máy/v1" })
      .transform((url) => url.replace(/\/+$/, ""))
      .optional(),
    DRAFTING_KEY: z.string().min(1).optional(),
    DRAFTING_MODEL: z.string().min(1).optional(),
    DRAFTING_TIMEOUT_MS: wholeNumber(1_000, 600_000).default(120_000),
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: "phải có dạng redis://máy:cổng" }).optional(),
  })
  .transform((env) => ({ ...env, PUBLIC_URL: env.PUBLIC_URL ?? localUrl(env.HOST, env.PORT) }));

const appSchema = launchSchema.pipe(
  z.custom<LaunchEnv & { DATABASE_URL: string; SESSION_SECRET: string }>().superRefine((env, context) => {
    for (const name of ["DATABASE_URL", "SESSION_SECRET"] as const) {
      if (!env[name]) context.addIssue({ code: "custom", path: [name], message: "phải có" });
    }
  }),
);

export type LaunchEnv = z.output<typeof launchSchema>;
export type Env = z.output<typeof appSchema>;

/** Every variable of the running application, checked once. */
let checked: Env | undefined;

/** @throws EnvironmentError naming every wrong variable */
export function getEnv(): Env {
  checked ??= parse(appSchema, withoutBlanks(process.env));
  return checked;
}

/**
 * What `npm start` may know before there is a database.
 *
 * @throws EnvironmentError naming every wrong variable; with DATABASE_URL a session secret is required
 */
export function readLaunchEnv(source: NodeJS.ProcessEnv): LaunchEnv {
  const given = withoutBlanks(source);
  return given.DATABASE_URL ? parse(appSchema, given) : parse(launchSchema, given);
}

/** Reads the `.env` file of the working directory, if there is one; what is set already counts more. */
export function loadEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** A variable set to nothing is one that is not set. */
function withoutBlanks(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
}

function parse<S extends z.ZodType>(schema: S, source: unknown): z.output<S> {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new EnvironmentError(`Biến môi trường chưa đúng:\n${lines.join("\n")}`);
}

function localUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
