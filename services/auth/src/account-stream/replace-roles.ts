import type { RoleRow } from "./account-command.ts";

/** An admin of all sites administers also "*", the sites as a whole. */
export function administers(roles: readonly RoleRow[], site: string): boolean {
  return roles.some((row) => row.role === "admin" && (row.site === "*" || row.site === site));
}

/** `given` takes the place of the entries at the sites that `actorRoles` administer; the others stand. By site. */
export function replaceRoles(
  before: readonly RoleRow[],
  given: readonly RoleRow[],
  actorRoles: readonly RoleRow[],
): readonly RoleRow[] {
  const stays = before.filter(({ site }) => !administers(actorRoles, site));
  return [...stays, ...given].toSorted((a, b) => (a.site < b.site ? -1 : 1));
}
