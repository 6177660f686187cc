import { useMemo } from "react";
import { createTranslator } from "use-intl/core";
import { type Locale, useLocale } from "./locale";

export type MessageTree = { [key: string]: string | MessageTree };

/** The same keys with any words: what English must offer when Vietnamese is the source of truth. */
export type Mirror<T> = { [K in keyof T]: T[K] extends string ? string : Mirror<T[K]> };

export type MessagePair<V extends MessageTree> = { vi: V; en: Mirror<V> };

/**
 * The words of one area in both languages, ICU message syntax. Vietnamese is the source of truth;
 * the compiler refuses an English side with a missing or a surplus key.
 */
export function defineMessages<V extends MessageTree>(pair: {
  vi: V;
  en: Mirror<NoInfer<V>>;
}): MessagePair<V> {
  return pair;
}

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

export type MessageValues = Record<string, string | number | Date | boolean | null | undefined>;

/** Looks a message up and fills it in. The key is checked by the compiler. */
export type Translate<V extends MessageTree> = (key: Paths<V>, values?: MessageValues) => string;

/** A translator for server code (exports, mails); views use `useMessages`. */
export function translator<V extends MessageTree>(pair: MessagePair<V>, locale: Locale): Translate<V> {
  const translate = createTranslator({
    locale,
    messages: (locale === "vi" ? pair.vi : pair.en) as MessageTree,
    timeZone: "Asia/Ho_Chi_Minh",
  }) as unknown as (key: string, values?: MessageValues) => string;
  return translate as Translate<V>;
}

export function useMessages<V extends MessageTree>(pair: MessagePair<V>): Translate<V> {
  const locale = useLocale();
  return useMemo(() => translator(pair, locale), [pair, locale]);
}
