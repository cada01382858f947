import { describe, expect, test } from "@jest/globals";
import en from "./en.json" with { type: "json" };
import { LOCALES, loadMessages, localeOf, localeOfHeader } from "./load-messages.ts";

/** Places for values that a text names, in one order. */
function places(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted().join(" ");
}

describe.each(Object.entries(LOCALES))("messages of %s", (locale, messages) => {
  const theirs: Readonly<Record<string, string | Readonly<Record<string, string>>>> = messages;

  test("keys: compared with en.json → the same, none missing, none over", () => {
    expect(Object.keys(theirs).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  test("plurals: each form that the language has → is there, and no other", () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const [key, english] of Object.entries(en)) {
      if (typeof english === "string") continue;
      expect([key, Object.keys(theirs[key] ?? {}).toSorted()]).toEqual([key, needed]);
    }
  });

  test("places for values: compared with en.json → the same in every text", () => {
    for (const [key, english] of Object.entries(en)) {
      const text = theirs[key] ?? "";
      const forms = typeof text === "string" ? [text] : Object.values(text);
      const wanted = places(typeof english === "string" ? english : english.other);
      for (const form of forms) expect([key, places(form)]).toEqual([key, wanted]);
    }
  });
});

describe("localeOf", () => {
  test("tags with a region, in any case, unknown ones → the locale we have, else English", () => {
    expect(["ru-RU", "RU", "en_GB", "xx", "", null, "constructor"].map(localeOf)).toEqual([
      "ru",
      "ru",
      "en",
      "en",
      "en",
      "en",
      "en",
    ]);
    expect(loadMessages("xx")).toBe(LOCALES["en"]);
  });

  test("localeOfHeader: several languages → the first that there are messages for", () => {
    expect(localeOfHeader("de-DE,ru;q=0.8,en;q=0.5")).toBe("ru");
    expect(localeOfHeader(undefined)).toBe("en");
  });
});
