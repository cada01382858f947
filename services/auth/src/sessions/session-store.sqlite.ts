import {
  columnsOf,
  numberIn,
  textIn,
  textOrNullIn,
} from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteRow } from "@parley/service-kit/storage/sqlite/driver";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { createRowWriter } from "@parley/service-kit/storage/sqlite/row-writer";
import { sessionEndOf } from "./session-fields.ts";
import { chainFields, sessionFields } from "./session-fields.ts";
import type { SessionRecord, SessionStore } from "./session-store.ts";

export function createSqliteSessionStore(store: SqliteStore): SessionStore {
  const rows = createRowWriter(store);
  const one = store.prepare("SELECT * FROM session WHERE sid = $sid");
  const step = store.prepare(
    `UPDATE session SET token_current = $token_current, token_parent = $token_parent,
       token_made_at = $token_made_at, token_salt = $token_salt, token_key_id = $token_key_id,
       last_used_at = $last_used_at, exchanged_at = $exchanged_at
     WHERE sid = $sid AND token_current = $current AND ended_at IS NULL`,
  );
  const fromPlace = store.prepare(
    "SELECT 1 FROM session WHERE account_id = $accountId AND place = $place LIMIT 1",
  );
  return {
    insert: (session) =>
      store.write(() => rows.insert("session", columnsOf(sessionFields(session)))),
    async find(sid) {
      const row = one.get({ sid });
      return row ? sessionOf(row) : null;
    },
    step: (sid, current, { chain, lastUsedAt, exchangedAt }) => {
      const columns = columnsOf({ ...chainFields(chain), lastUsedAt, exchangedAt });
      return store.write(() => step.run({ ...columns, sid, current }).changes === 1);
    },
    beganIn: async (accountId, place) => fromPlace.get({ accountId, place }) !== undefined,
  };
}

function sessionOf(row: SqliteRow): SessionRecord {
  return {
    sid: textIn(row, "sid"),
    accountId: textIn(row, "account_id"),
    epoch: numberIn(row, "epoch"),
    createdAt: textIn(row, "created_at"),
    lastUsedAt: textIn(row, "last_used_at"),
    endedAt: textOrNullIn(row, "ended_at"),
    endedWhy: sessionEndOf(textOrNullIn(row, "ended_why")),
    exchangedAt: textOrNullIn(row, "exchanged_at"),
    userAgent: textIn(row, "user_agent"),
    place: textIn(row, "place"),
    chain: {
      current: textIn(row, "token_current"),
      parent: textOrNullIn(row, "token_parent"),
      madeAt: numberIn(row, "token_made_at"),
      salt: textOrNullIn(row, "token_salt"),
      keyId: textIn(row, "token_key_id"),
    },
  };
}
