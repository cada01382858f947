import { acceptsCoding, type Coding } from "@parley/service-kit/http/accepts-coding";
import type { CachedPage } from "./cached-page.ts";

export interface EncodedBody {
  bytes: Buffer;
  /** null: as it is. */
  encoding: Coding | null;
}

/** The smallest variant that is ready and that `Accept-Encoding` takes. */
export function chooseEncoding(page: CachedPage, acceptEncoding: string | undefined): EncodedBody {
  const { body, brotli, gzip } = page;
  if (brotli && acceptsCoding(acceptEncoding, "br")) return { bytes: brotli, encoding: "br" };
  if (gzip && acceptsCoding(acceptEncoding, "gzip")) return { bytes: gzip, encoding: "gzip" };
  return { bytes: body, encoding: null };
}
