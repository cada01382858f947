import type { Request } from "express";
import { localeOf, localeOfHeader } from "../../locales/load-messages.ts";

/** `?locale=`, else what the reader's browser prefers. */
export function requestLocale(req: Request): string {
  const asked = req.query["locale"];
  return typeof asked === "string" && asked !== ""
    ? localeOf(asked)
    : localeOfHeader(req.headers["accept-language"]);
}
