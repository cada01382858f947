import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { AppError } from "../problem.ts";
import { bearerOf } from "./authenticate.ts";

/** For internal listeners: `Authorization: Bearer <SERVICE_TOKEN>`, else 401. */
export function requireServiceToken(token: string): RequestHandler {
  const expected = digest(token);
  return (req, _res, next) => {
    // Digests have one length, so comparing tells nothing about the token's.
    if (timingSafeEqual(digest(bearerOf(req) ?? ""), expected)) return next();
    throw new AppError("unauthenticated", "the service token is missing or wrong");
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
