import type { MongoViews } from "@parley/service-kit/journal/mongo";
import { byIds, eq } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { type AccountDocument, accountIn } from "../accounts/account-document.mongo.ts";
import type { SessionDocument } from "../sessions/session-store.mongo.ts";
import { type AccountsNeeds, type AccountsState, joinNeeds } from "./accounts-state.ts";
import { ACCOUNTS, SESSIONS } from "./leave.ts";

/** Where the account stream's own document is. */
export const STREAMS = "auth_streams";

export function createMongoAccountViews(
  store: MongoStore,
): MongoViews<AccountsState, AccountsNeeds> {
  const accounts = store.collection<AccountDocument>(ACCOUNTS);
  const sessions = store.collection<SessionDocument>(SESSIONS);
  return {
    headCollection: STREAMS,
    async load(_stream, _head, needs) {
      const { accountIds, sids, chiefs } = joinNeeds(needs);
      const [people, ends, all] = await Promise.all([
        accountIds.length > 0 ? accounts.find(byIds(accountIds)).toArray() : [],
        sids.length > 0 ? sessions.find(byIds(sids)).toArray() : [],
        chiefs ? accounts.find({ chief: eq(true) }).toArray() : [],
      ]);
      return {
        accounts: new Map(people.map((document) => [document._id, accountIn(document)])),
        sessions: new Map(ends.map(({ _id, endedAt }) => [_id, { endedAt }])),
        chiefs: new Set(all.map(({ _id }) => _id)),
      };
    },
  };
}
