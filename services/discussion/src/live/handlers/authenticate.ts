import { authenticateSchema } from "@parley/contracts/schemas/live";
import { parse } from "@parley/service-kit/http/parse";
import type { Connection } from "../connection.ts";
import type { People } from "../people.ts";

export interface AuthenticateDeps {
  people: Pick<People, "seat">;
}

/** `invalid-input`, `unauthenticated`, `forbidden` for another person than the connection's. */
export async function authenticate(
  deps: AuthenticateDeps,
  connection: Connection,
  payload: unknown,
): Promise<object> {
  const { accessToken } = parse(authenticateSchema, payload);
  await deps.people.seat(connection, accessToken);
  return {};
}
