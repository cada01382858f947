import type { CachedPage } from "./cached-page.ts";

export interface EncodedBody {
  bytes: Buffer;
  /** null: as it is. */
  encoding: "br" | "gzip" | null;
}

/** The smallest variant that is ready and that `Accept-Encoding` takes. */
export function chooseEncoding(page: CachedPage, acceptEncoding: string | undefined): EncodedBody {
  if (acceptEncoding !== undefined) {
    if (page.brotli && accepts(acceptEncoding, "br")) return { bytes: page.brotli, encoding: "br" };
    if (page.gzip && accepts(acceptEncoding, "gzip")) return { bytes: page.gzip, encoding: "gzip" };
  }
  return { bytes: page.body, encoding: null };
}

function accepts(header: string, coding: string): boolean {
  for (const part of header.split(",")) {
    const [name = "", ...parameters] = part.split(";");
    if (name.trim().toLowerCase() !== coding) continue;
    return !parameters.some((parameter) => /^\s*q\s*=\s*0(?:\.0*)?\s*$/i.test(parameter));
  }
  return false;
}
