import type { Encoding } from "./answer-bytes.ts";

/** Brotli before gzip; null for neither. A quality of 0 refuses. */
export function acceptedEncoding(acceptEncoding: string | undefined): Encoding | null {
  if (acceptEncoding === undefined) return null;
  const accepted = new Set(
    acceptEncoding
      .toLowerCase()
      .split(",")
      .filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry))
      .map((entry) => entry.replace(/;.*/, "").trim()),
  );
  if (accepted.has("br")) return "br";
  return accepted.has("gzip") ? "gzip" : null;
}
