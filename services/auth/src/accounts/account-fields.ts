import type { Fields } from "@parley/service-kit/journal/port";
import * as z from "zod";
import { roleSchema } from "@parley/contracts/schemas/primitives";
import type { RoleRow } from "../account-stream/account-command.ts";
import { isChief } from "../account-stream/accounts-state.ts";
import type { StoredPassword } from "../passwords/password-hasher.ts";
import type { AccountRecord } from "./account-record.ts";
import { foldName } from "./fold-name.ts";

/** An account as flat fields, the same on every store, with what it is searched by. */
export function accountFields({ password, ...plain }: AccountRecord): Fields {
  const derived = { nameFolded: foldName(plain.name), chief: isChief(plain) };
  return { ...plain, ...derived, ...passwordFields(password) };
}

export function passwordFields({ scheme, pepperId, hash }: StoredPassword): Fields {
  return { passwordScheme: scheme, passwordPepperId: pepperId, passwordHash: hash };
}

const rowsSchema = z.array(z.object({ site: z.string(), role: roleSchema }));

/** Roles as a store gives them back. */
export function parseRoleRows(stored: unknown): readonly RoleRow[] {
  return rowsSchema.parse(stored);
}
