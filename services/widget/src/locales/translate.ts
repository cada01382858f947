import type { Messages, Plural, PlainKey, PluralKey } from "./messages.ts";

export type Values = Readonly<Record<string, string | number>>;

/** How one locale says things. Numbers are written the locale's way. */
export interface Translate {
  (key: PlainKey, values?: Values): string;
  /** The form that `n` asks for; `{n}` in it is `n`. */
  count(key: PluralKey, n: number): string;
  number(n: number): string;
}

/**
 * The Intl objects are made when first needed: the first one costs a slow phone about 80 ms, and the server
 * has printed what is on screen by then.
 */
export function createTranslate(locale: string, messages: Messages): Translate {
  let numbers: Intl.NumberFormat | undefined;
  let rules: Intl.PluralRules | undefined;
  const number = (n: number) => (numbers ??= new Intl.NumberFormat(locale)).format(n);
  const count = (key: PluralKey, n: number) => {
    const forms: Plural = messages[key];
    rules ??= new Intl.PluralRules(locale);
    return fill(forms[rules.select(n)] ?? forms.other, { n: number(n) });
  };
  const plain = (key: PlainKey, values: Values = {}) => fill(messages[key], values);
  return Object.assign(plain, { count, number });
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** "2 hours ago", from minutes to days; null where a date says it better (a week or more). */
export function ago(t: Translate, createdAt: string, now: number): string | null {
  const minutes = Math.floor((now - Date.parse(createdAt)) / 60_000);
  if (minutes < 1) return t("now");
  if (minutes < 60) return t.count("minutes", minutes);
  if (minutes < 60 * 24) return t.count("hours", Math.floor(minutes / 60));
  const days = Math.floor(minutes / (60 * 24));
  return days < 7 ? t.count("days", days) : null;
}
