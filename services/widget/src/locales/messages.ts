import type en from "./en.json";

/** Forms by `Intl.PluralRules`; each locale has those that its language needs, and always `other`. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

type English = typeof en;

/** One locale's texts. `en.json` decides which there are; `{name}` marks a place for a value. */
export type Messages = { [K in keyof English]: English[K] extends string ? string : Plural };

export type PlainKey = {
  [K in keyof English]: English[K] extends string ? K : never;
}[keyof English];
export type PluralKey = Exclude<keyof English, PlainKey>;
