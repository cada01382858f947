import { articleRefSchema } from "@parley/contracts/schemas/live";
import type { Audience } from "../audience.ts";
import type { Connection } from "../connection.ts";
import { parsePayload } from "./parse-payload.ts";

export interface UnwatchDeps {
  audience: Pick<Audience, "leave">;
}

/** Fine too where nothing was watched. `invalid-input`. */
export function unwatch(deps: UnwatchDeps, connection: Connection, payload: unknown): object {
  deps.audience.leave(connection, parsePayload(articleRefSchema, payload));
  return {};
}
