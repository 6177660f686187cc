import { parseArgs } from "node:util";
import { isLocale, type Locale } from "./locale";

/** The language that the arguments of a command ask for with `--lang`, also when others of them are mistaken; else Vietnamese. */
export function commandLocale(args: readonly string[]): Locale {
  const options = { lang: { type: "string" } } as const;
  const { lang } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true }).values;
  return isLocale(lang) ? lang : "vi";
}
