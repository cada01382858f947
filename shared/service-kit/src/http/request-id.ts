import { randomBytes } from "node:crypto";
import type { Response } from "express";

const ofThisProcess = randomBytes(6).toString("base64url");
let count = 0;

/** What a problem and the log lines about it have in common. Made when first asked for: most requests need none. */
export function requestIdOf(res: Response): string {
  const known: unknown = res.locals["requestId"];
  if (typeof known === "string") return known;
  count += 1;
  const id = `${ofThisProcess}-${count.toString(36)}`;
  res.locals["requestId"] = id;
  return id;
}
