import type { Roles } from "@parley/contracts/types";
import type { RoleRow } from "./account-command.ts";

/** Roles are kept as rows, since nothing that a client names becomes a field's name. */
export function roleRows(roles: Roles): RoleRow[] {
  return Object.entries(roles).map(([site, role]) => ({ site, role }));
}

export function rolesOf(rows: readonly RoleRow[]): Roles {
  return Object.fromEntries(rows.map(({ site, role }) => [site, role]));
}
