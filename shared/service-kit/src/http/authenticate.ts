import type { IncomingMessage } from "node:http";
import { AppError } from "../problem.ts";

/** null without an `Authorization` header; "" for one of another kind, so that it fails like any false token. */
export function bearerOf(req: IncomingMessage): string | null {
  const header = req.headers.authorization;
  if (header === undefined) return null;
  return /^Bearer +([^\s]+)$/i.exec(header)?.[1] ?? "";
}

export interface Authenticate<P> {
  /** AppError `unauthenticated` without a token or with a false one. */
  required(req: IncomingMessage): Promise<P>;
  /** null for a guest. A false token is no guest: AppError `unauthenticated`. */
  optional(req: IncomingMessage): Promise<P | null>;
}

export function createAuthenticate<P>(deps: {
  /** Rejects with AppError `unauthenticated` for a token that is not good. */
  personOf(token: string): Promise<P>;
}): Authenticate<P> {
  async function optional(req: IncomingMessage): Promise<P | null> {
    const token = bearerOf(req);
    return token === null ? null : deps.personOf(token);
  }
  async function required(req: IncomingMessage): Promise<P> {
    const person = await optional(req);
    if (person === null) throw new AppError("unauthenticated", "this call needs an access token");
    return person;
  }
  return { required, optional };
}
