import { Router } from "express";
import type { SigningKeys } from "./signing-keys.ts";

/** The keys that other services verify with. Short enough in caches that a new key is known before it signs alone. */
export function jwksRoutes(keys: SigningKeys): Router {
  const router = Router();
  router.get("/auth/.well-known/jwks.json", (_req, res) => {
    res.set("Cache-Control", "public, max-age=60");
    res.json(keys.jwks);
  });
  return router;
}
