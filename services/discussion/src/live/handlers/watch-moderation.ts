import { siteRefSchema } from "@parley/contracts/schemas/live";
import { parse } from "@parley/service-kit/http/parse";
import { AppError } from "@parley/service-kit/problem";
import type { Audience } from "../audience.ts";
import type { Connection } from "../connection.ts";
import type { People } from "../people.ts";
import { mayModerate } from "../../account-directory/person.ts";

export interface WatchModerationDeps {
  people: Pick<People, "personOn">;
  /** AppError `not-found`. */
  findSite(siteId: string): Promise<unknown>;
  audience: Pick<Audience, "enterModeration">;
}

/** `invalid-input`, `unauthenticated`, `forbidden` for who does not moderate there, `not-found`. */
export async function watchModeration(
  deps: WatchModerationDeps,
  connection: Connection,
  payload: unknown,
): Promise<object> {
  const { siteId } = parse(siteRefSchema, payload);
  refuseOthers(deps, connection, siteId);
  await deps.findSite(siteId);
  // Again: the role may have gone, or the socket, while the store was asked.
  refuseOthers(deps, connection, siteId);
  deps.audience.enterModeration(connection, siteId);
  return {};
}

function refuseOthers(deps: WatchModerationDeps, connection: Connection, siteId: string): void {
  const person = deps.people.personOn(connection);
  if (!person) throw new AppError("unauthenticated", "log in as a moderator");
  if (!mayModerate(person, siteId)) throw new AppError("forbidden", "moderators only");
}
