import { flagIn, numberIn, textIn } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteRow } from "@parley/service-kit/storage/sqlite/driver";
import { parseRoleRows } from "./account-fields.ts";
import type { AccountRecord } from "./account-record.ts";

export function accountOf(row: SqliteRow): AccountRecord {
  return {
    id: textIn(row, "id"),
    email: textIn(row, "email"),
    emailLower: textIn(row, "email_lower"),
    emailVerified: flagIn(row, "email_verified"),
    name: textIn(row, "name"),
    locale: textIn(row, "locale"),
    roles: parseRoleRows(JSON.parse(textIn(row, "roles"))),
    disabled: flagIn(row, "disabled"),
    epoch: numberIn(row, "epoch"),
    n: numberIn(row, "n"),
    createdAt: textIn(row, "created_at"),
    password: {
      scheme: textIn(row, "password_scheme"),
      pepperId: textIn(row, "password_pepper_id"),
      hash: textIn(row, "password_hash"),
    },
  };
}
