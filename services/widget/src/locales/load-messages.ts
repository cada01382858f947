import en from "./en.json" with { type: "json" };
import type { Messages } from "./messages.ts";
import ru from "./ru.json" with { type: "json" };

/** A new language is a file beside `en.json` and a line here. */
export const LOCALES: Readonly<Record<string, Messages>> = { en, ru };

/** Of a tag as a browser or a host names it ("ru-RU", "EN"): the locale we have; English where we have none. */
export function localeOf(tag: string | null | undefined): string {
  const language = (tag ?? "").toLowerCase().split(/[-_]/)[0] ?? "";
  return Object.hasOwn(LOCALES, language) ? language : "en";
}

/** The first language of an `Accept-Language` header that there are messages for. */
export function localeOfHeader(header: string | undefined): string {
  for (const part of (header ?? "").split(",")) {
    const language = part.split(";")[0]?.trim().toLowerCase().split("-")[0] ?? "";
    if (Object.hasOwn(LOCALES, language)) return language;
  }
  return "en";
}

export function loadMessages(locale: string): Messages {
  return LOCALES[localeOf(locale)] ?? en;
}
