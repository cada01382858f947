import type { Role, Roles } from "@parley/contracts/types";

/** Who acts: the account directory's word over the token's claims. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: Roles;
  readonly sid: string;
  /** When the token runs out, in seconds since 1970. */
  readonly exp: number;
}

/** The person's role at a site, the greater of its own and the one for all sites; null for a reader. */
export function roleAt(roles: Roles, siteId: string): Role | null {
  // Own members alone: a site may be called "constructor".
  const here = Object.hasOwn(roles, siteId) ? roles[siteId] : undefined;
  const everywhere = Object.hasOwn(roles, "*") ? roles["*"] : undefined;
  if (here === "admin" || everywhere === "admin") return "admin";
  return here ?? everywhere ?? null;
}

export function mayModerate(person: Pick<Person, "roles">, siteId: string): boolean {
  return roleAt(person.roles, siteId) !== null;
}

export function mayAdminister(person: Pick<Person, "roles">, siteId: string): boolean {
  return roleAt(person.roles, siteId) === "admin";
}

/** An admin of all sites. */
export function administersAll(person: Pick<Person, "roles">): boolean {
  return Object.hasOwn(person.roles, "*") && person.roles["*"] === "admin";
}
