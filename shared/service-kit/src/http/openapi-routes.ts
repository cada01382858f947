import type { OpenApiDocument } from "@parley/contracts/schemas/openapi/openapi-document";
import { Router } from "express";

/** A service's own description, for everybody; made when first asked for. */
export function createOpenApiRoutes(path: string, describe: () => OpenApiDocument): Router {
  const router = Router();
  let bytes: Buffer | undefined;
  router.get(path, (_req, res) => {
    bytes ??= Buffer.from(JSON.stringify(describe()));
    res.writeHead(200, {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=300",
      "Access-Control-Allow-Origin": "*",
    });
    res.end(bytes);
  });
  return router;
}
