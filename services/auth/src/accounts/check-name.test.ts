import { describe, expect, test } from "@jest/globals";
import { checkName } from "./check-name.ts";
import { nameSkeletons } from "./name-skeletons.ts";

function refusal(name: string): string | null {
  try {
    checkName(name);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("checkName", () => {
  test.each([
    "Al",
    "Анна Каренина",
    "李小龍",
    "Ngũgĩ wa Thiong'o",
    "محمد",
    "नरेन्द्र",
    "José-María 3",
    "Алёна",
    "O'Brien",
    "a".repeat(40),
    "🦊 fox",
    "Modern Art",
    "Parley Fan",
  ])("a name of any script: %s → kept", (name) => {
    expect(checkName(name)).toBe(name.normalize("NFKC"));
  });

  test("full width letters and doubled space → NFKC and single spaces", () => {
    expect(checkName("  Ｊａｎｅ \u00a0 Doe ")).toBe("Jane Doe");
  });

  test.each([
    ["zero width space", "ad\u200bam"],
    ["zero width joiner", "an\u200dna"],
    ["right-to-left override", "abc\u202edef"],
    ["isolate", "\u2066abc\u2069"],
    ["Hangul filler", "ab\u3164cd"],
    ["soft hyphen", "ab\u00adcd"],
    ["control", "ab\u0007cd"],
    ["line feed", "ab\ncd"],
    ["line separator", "ab\u2028cd"],
    ["braille blank", "\u2800\u2800a"],
    ["private use", "ab\ue000"],
    ["tag characters", "ab\u{e0041}"],
    ["three marks in a row", "a\u0323\u0331\u0332\u0333b"],
    ["a mark first", "\u0301ab"],
    ["nothing to read", "--"],
    ["spaces only", "   "],
    ["one letter", " a "],
    ["41 letters", "a".repeat(41)],
    ["longer than 40 once normalised", "\ufdfa".repeat(3)],
  ])("[T9] %s → invalid-input", (_what, name) => {
    expect(refusal(name)).toBe("invalid-input");
  });

  test.each([
    ["as it is", "admin"],
    ["capitals", "ADMIN"],
    ["Cyrillic а", "аdmin"],
    ["all Cyrillic look-alikes", "аdmіn"],
    ["full width", "ａｄｍｉｎ"],
    ["rn for m", "adrnin"],
    ["l for I", "ADMlN"],
    ["digits", "m0derat0r"],
    ["punctuation", "-=[Admin]=-"],
    ["spaced out", "a d m i n"],
    ["mathematical letters", "𝐌𝐨𝐝𝐞𝐫𝐚𝐭𝐨𝐫"],
    ["Russian", "Модератор"],
    ["the product", "Pаrley"],
    ["deleted", "Deleted"],
  ])("[T9] a reserved name, %s: %s → name-taken", (_how, name) => {
    expect(refusal(name)).toBe("name-taken");
  });
});

describe("nameSkeletons", () => {
  const alike = (a: string, b: string) =>
    nameSkeletons(a).some((look) => nameSkeletons(b).includes(look));

  test.each([
    ["Anna", "anna"],
    ["Anna", "Аnnа"],
    ["Никита", "никита"],
    ["НELLO", "hello"],
    ["HelIo", "Hello"],
    ["paypal", "раураl"],
    ["Straße", "STRASSE"],
    ["Modern", "Modem"],
    ["User 10", "User lO"],
    ["José", "Jose\u0301"],
  ])("%s and %s → alike", (a, b) => {
    expect(alike(a, b)).toBe(true);
  });

  test.each([
    ["Алёна", "Алена"],
    ["Zara", "Tara"],
    ["Ivan", "Evan"],
    ["Anna", "Hanna"],
    ["Reader 11", "Reader 12"],
    ["Сергей", "Сергеи"],
    ["José", "Jose"],
    ["Ruby", "Tzby"],
  ])("%s and %s → apart", (a, b) => {
    expect(alike(a, b)).toBe(false);
  });
});
