import { articleRefSchema } from "@parley/contracts/schemas/live";
import { parse } from "@parley/service-kit/http/parse";
import type { Audience } from "../audience.ts";
import type { Connection } from "../connection.ts";

export interface UnwatchDeps {
  audience: Pick<Audience, "leave">;
}

/** Fine too where nothing was watched. `invalid-input`. */
export function unwatch(deps: UnwatchDeps, connection: Connection, payload: unknown): object {
  deps.audience.leave(connection, parse(articleRefSchema, payload));
  return {};
}
