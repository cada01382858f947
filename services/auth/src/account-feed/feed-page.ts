import type { FeedAccount, FeedPage } from "@parley/contracts/schemas/account-feed";
import type { Entry, JournalReads } from "@parley/service-kit/journal/port";
import { ACCOUNT_STREAM } from "../account-stream/account-stream.ts";
import { rolesOf } from "../account-stream/role-rows.ts";
import type { AccountRecord } from "../accounts/account-record.ts";
import type { AccountStore } from "../accounts/account-store.ts";
import { ACCESS_TOKEN_SECONDS } from "../tokens/sign-access-token.ts";

export interface FeedDeps {
  readonly entries: Pick<JournalReads, "head" | "entries">;
  readonly accounts: Pick<AccountStore, "findAll">;
  readonly feedId: string;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface FeedPosition {
  readonly after: number;
  /** The id of the feed that `after` is of; null for who reads for the first time. */
  readonly feedId: string | null;
}

const ENTRIES_MAX = 500;
/** An ended session is told of as long as a token of it may live, and a minute for clocks that differ. */
const ENDED_TOLD_MS = (ACCESS_TOKEN_SECONDS + 60) * 1000;

/**
 * [F1] What changed after the position, accounts in their latest state. Of another feed, or ahead of this one: from
 * the beginning [F2].
 */
export async function feedPage(deps: FeedDeps, asked: FeedPosition): Promise<FeedPage> {
  const after = await startOf(deps, asked);
  const entries = await deps.entries.entries(ACCOUNT_STREAM, after, ENTRIES_MAX);
  const ids = entries.flatMap(({ marks }) => marks.filter(isAccount).map(({ id }) => id));
  const accounts = await deps.accounts.findAll([...new Set(ids)]);
  return {
    feedId: deps.feedId,
    position: entries.at(-1)?.n ?? after,
    accounts: accounts.map(feedAccount),
    endedSessions: entries.flatMap((entry) => endedIn(entry, deps.now())),
    more: entries.length === ENTRIES_MAX,
  };
}

/** Whether an answer now would tell nothing. */
export async function isUpToDate(deps: FeedDeps, asked: FeedPosition): Promise<boolean> {
  return asked.feedId === deps.feedId && asked.after === (await lastOf(deps));
}

async function startOf(deps: FeedDeps, { after, feedId }: FeedPosition): Promise<number> {
  return feedId === deps.feedId && after <= (await lastOf(deps)) ? after : 0;
}

async function lastOf({ entries }: FeedDeps): Promise<number> {
  return (await entries.head(ACCOUNT_STREAM))?.n ?? 0;
}

const isAccount = (mark: Entry["marks"][number]): boolean => mark["what"] === "account";

function endedIn({ at, marks }: Entry, now: number): { sid: string; at: string }[] {
  if (Date.parse(at) < now - ENDED_TOLD_MS) return [];
  return marks
    .filter((mark) => mark["what"] === "ended-session")
    .map(({ id }) => ({ sid: id, at }));
}

function feedAccount({ id, name, roles, disabled, epoch, n }: AccountRecord): FeedAccount {
  return { id, name, roles: { ...rolesOf(roles) }, disabled, deleted: false, epoch, n };
}
