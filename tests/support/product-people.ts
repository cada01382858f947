import type { Role, SessionGrant } from "@parley/contracts/types";
import { CHIEF, SITE } from "./starting-state.ts";
import type { Call } from "./product-call.ts";

export const PASSWORD = "a kettle under the northern sky";

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
}

export interface People {
  /** Each with a name and an address of its own. */
  aReader(): Promise<Actor>;
  /** Of that site; `SITE` unless told. */
  aModerator(siteId?: string): Promise<Actor>;
  anAdmin(siteId?: string): Promise<Actor>;
  /** The admin of all sites. */
  chief(): Promise<Actor>;
  /** A new session of the same person, with the roles that stand now. */
  again(person: Pick<Actor, "email">): Promise<Actor>;
  /** A site of that admin's own making, with `SITE`'s kind of origin. */
  aSite(origins?: readonly string[]): Promise<string>;
}

let count = 0;
/** A word that no other test uses. */
export const unique = (word: string): string => `${word}-${(count += 1)}`;

export function peopleOf(call: Call): People {
  async function logIn(email: string, password: string): Promise<Actor> {
    const body = { email, password, session: "body" };
    return actorIn(await call<SessionGrant>("POST", "/auth/v1/login", { body }));
  }
  async function aReader(): Promise<Actor> {
    const name = unique("Person");
    const email = `${name.toLowerCase()}@example.org`;
    const body = { email, password: PASSWORD, name, acceptedRules: true, session: "body" };
    return actorIn(await call<SessionGrant>("POST", "/auth/v1/register", { body }));
  }
  // Logged in once: its token outlives a file's tests.
  let theChief: Promise<Actor> | undefined;
  const chief = () => (theChief ??= logIn(CHIEF.email, CHIEF.password));
  async function withRole(siteId: string, role: Role): Promise<Actor> {
    const { id, email } = await aReader();
    const body = { roles: { [siteId]: role } };
    await call("PATCH", `/auth/v1/accounts/${id}`, { as: await chief(), body });
    return logIn(email, PASSWORD);
  }
  return {
    aReader,
    aModerator: (siteId = SITE) => withRole(siteId, "moderator"),
    anAdmin: (siteId = SITE) => withRole(siteId, "admin"),
    chief,
    again: ({ email }) => logIn(email, PASSWORD),
    async aSite(allowedOrigins = []) {
      const id = unique("site");
      const body = { id, name: `The ${id}`, allowedOrigins };
      await call("POST", "/api/v1/sites", { as: await chief(), body });
      return id;
    },
  };
}

function actorIn({ json }: { json: SessionGrant }): Actor {
  const { account, accessToken, refreshToken = "" } = json;
  const { id, name, email } = account;
  return { id, name, email, token: accessToken, refreshToken };
}
