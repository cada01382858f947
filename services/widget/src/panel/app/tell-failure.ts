import type { PlainKey } from "../../locales/messages.ts";
import type { Translate } from "../../locales/translate.ts";
import { AskError } from "./ask.ts";

/** What went wrong and what to do next, in the reader's language. */
export function tellFailure(t: Translate, error: unknown): string {
  if (!(error instanceof AskError)) return t("error.other");
  const key = `error.${error.code}`;
  return isTold(key) ? t(key, { n: error.retryAfterSeconds }) : t("error.other");
}

export function codeOf(error: unknown): string {
  return error instanceof AskError ? error.code : "internal";
}

const TOLD: readonly PlainKey[] = [
  "error.invalid-input",
  "error.weak-password",
  "error.unauthenticated",
  "error.forbidden",
  "error.sanctioned",
  "error.not-found",
  "error.conflict",
  "error.name-taken",
  "error.email-taken",
  "error.thread-closed",
  "error.edit-window-over",
  "error.payload-too-large",
  "error.rate-limited",
  "error.offline",
];

function isTold(key: string): key is PlainKey {
  return TOLD.some((one) => one === key);
}
