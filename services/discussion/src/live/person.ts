import type { Roles } from "@parley/contracts/types";

/** Who acts on a socket: the account directory's word over the token's claims. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: Roles;
  readonly sid: string;
  /** When the token runs out, in seconds since 1970. */
  readonly exp: number;
}

export function mayModerate(person: Person, siteId: string): boolean {
  // Own members alone: a site may be called "constructor".
  return Object.hasOwn(person.roles, siteId) || Object.hasOwn(person.roles, "*");
}
