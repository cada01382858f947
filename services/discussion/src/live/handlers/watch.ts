import { articleRefSchema } from "@parley/contracts/schemas/live";
import { parse } from "@parley/service-kit/http/parse";
import { AppError } from "@parley/service-kit/problem";
import type { Audience } from "../audience.ts";
import type { Connection } from "../connection.ts";

export interface WatchDeps {
  /** AppError `not-found`. */
  findSite(siteId: string): Promise<unknown>;
  audience: Pick<Audience, "enter">;
}

/** `invalid-input`, `not-found` for an unknown site, `forbidden` for one room too many, `store-unavailable`. */
export async function watch(
  deps: WatchDeps,
  connection: Connection,
  payload: unknown,
): Promise<{ seq: number; watching: number }> {
  const article = parse(articleRefSchema, payload);
  await deps.findSite(article.siteId);
  // Who left meanwhile has no room to be taken out of later.
  if (!connection.open) throw new AppError("overloaded", "the connection is closed");
  return deps.audience.enter(connection, article);
}
