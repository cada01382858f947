import { authenticateSchema } from "@parley/contracts/schemas/live";
import type { Connection } from "../connection.ts";
import type { People } from "../people.ts";
import { parsePayload } from "./parse-payload.ts";

export interface AuthenticateDeps {
  people: Pick<People, "seat">;
}

/** `invalid-input`, `unauthenticated`, `forbidden` for another person than the connection's. */
export async function authenticate(
  deps: AuthenticateDeps,
  connection: Connection,
  payload: unknown,
): Promise<object> {
  const { accessToken } = parsePayload(authenticateSchema, payload);
  await deps.people.seat(connection, accessToken);
  return {};
}
