import { rolesSchema } from "@parley/contracts/schemas/account";
import {
  flagIn,
  numberIn,
  sqliteValue,
  textIn,
  textOrNullIn,
} from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteParameters, SqliteRow } from "@parley/service-kit/storage/sqlite/driver";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import type { AccountDirectory, KnownAccount } from "./account-directory.ts";
import { readPlace, writePlace } from "./feed-place.ts";

export function createSqliteAccountDirectory(store: SqliteStore): AccountDirectory {
  const find = store.prepare("SELECT * FROM known_account WHERE id = $id");
  const insert = `INSERT INTO known_account (id, name, roles, disabled, deleted, epoch, n)
    VALUES ($id, $name, $roles, $disabled, $deleted, $epoch, $n) ON CONFLICT (id)`;
  const fill = store.prepare(`${insert} DO NOTHING`);
  const put = store.prepare(
    `${insert} DO UPDATE SET name = $name, roles = $roles, disabled = $disabled,
       deleted = $deleted, epoch = $epoch, n = $n
     WHERE n < $n`,
  );
  const forgetNumbers = store.prepare("UPDATE known_account SET n = 0");
  const end = store.prepare(
    "INSERT INTO ended_session (sid, at) VALUES ($sid, $at) ON CONFLICT DO NOTHING",
  );
  const ended = store.prepare("SELECT sid, at FROM ended_session WHERE at >= $at");
  const forgetEnded = store.prepare("DELETE FROM ended_session WHERE at < $at");
  const word = store.prepare("SELECT value FROM auth_word WHERE name = $name");
  const setWord = store.prepare(
    `INSERT INTO auth_word (name, value) VALUES ($name, $value)
     ON CONFLICT (name) DO UPDATE SET value = $value`,
  );

  const wordOf = (name: string): string | null => {
    const row = word.get({ name });
    return row ? textIn(row, "value") : null;
  };
  return {
    async findAll(ids) {
      return ids.flatMap((id) => {
        const row = find.get({ id });
        return row ? [accountIn(row)] : [];
      });
    },
    fill: (account) => store.write(() => void fill.run(columnsOf(account))),
    apply: (page) =>
      store.write(() => {
        for (const account of page.accounts) put.run(columnsOf(account));
        for (const session of page.endedSessions) end.run({ sid: session.sid, at: session.at });
        setWord.run({ name: "place", value: writePlace(page) });
      }),
    place: async () => readPlace(wordOf("place")),
    restart: () => store.write(() => void forgetNumbers.run()),
    async endedSince(at) {
      return ended.all({ at }).map((row) => ({ sid: textIn(row, "sid"), at: textIn(row, "at") }));
    },
    forgetEndedBefore: (at) => store.write(() => void forgetEnded.run({ at })),
    keptKeys: async () => wordOf("keys"),
    keepKeys: (json) => store.write(() => void setWord.run({ name: "keys", value: json })),
  };
}

function columnsOf(account: KnownAccount): SqliteParameters {
  const { id, name, roles, disabled, deleted, epoch, n } = account;
  return {
    id,
    name,
    roles: JSON.stringify(roles),
    disabled: sqliteValue(disabled),
    deleted: sqliteValue(deleted),
    epoch,
    n,
  };
}

function accountIn(row: SqliteRow): KnownAccount {
  return {
    id: textIn(row, "id"),
    name: textOrNullIn(row, "name"),
    roles: rolesSchema.parse(JSON.parse(textIn(row, "roles"))),
    disabled: flagIn(row, "disabled"),
    deleted: flagIn(row, "deleted"),
    epoch: numberIn(row, "epoch"),
    n: numberIn(row, "n"),
  };
}
