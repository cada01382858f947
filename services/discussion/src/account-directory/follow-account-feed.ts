import { setTimeout as pause } from "node:timers/promises";
import { type FeedPage, feedPageSchema } from "@parley/contracts/schemas/account-feed";
import { fetchJson } from "@parley/service-kit/http/fetch-json";
import type { Logger } from "@parley/service-kit/logger";
import { within } from "@parley/service-kit/within";
import type { FeedPlace } from "./account-directory.ts";

export interface FollowAccountFeedDeps {
  readonly authInternalUrl: string;
  readonly serviceToken: string;
  readonly logger: Pick<Logger, "info" | "warn">;
  /** Milliseconds since 1970. */
  now(): number;
  /** [F1] The kept place, only to start from. */
  keptPlace(): Promise<FeedPlace | null>;
  /** Takes in what is new. Until it resolves the place does not move. */
  take(page: FeedPage, begunAnew: boolean): Promise<void>;
}

export interface FeedFollower {
  /** Resolves when the feed has been read to its end, or after `START_MS` while auth is away; then it follows on. */
  start(): Promise<void>;
  /** null, or why what it knows may be old. */
  notReady(): string | null;
  stop(): Promise<void>;
}

const START_MS = 2_000;
/** [F1] Auth answers a poll within 5 s. */
const POLL_MS = 7_000;
const PAGE_BYTES_MAX = 4_000_000;
/** After an answer without news, so that an auth that answers at once (it is about to stop) is not asked in a circle. */
const REST_MS = 100;
const BACKOFF_MS = { first: 200, most: 2_000 };

/**
 * [F1] Follows auth's account feed by long polls from this process's own place; the kept one is only where to start.
 * [F2] Another feed, or one that has fallen behind our place, has begun anew, and auth answers from its beginning.
 */
export function followAccountFeed(deps: FollowAccountFeedDeps): FeedFollower {
  const ending = new AbortController();
  let place: FeedPlace | null = null;
  let readToEnd = false;
  let heardAt = deps.now();
  let silent = false;
  let following: Promise<void> | null = null;
  let caughtUp = (): void => {};
  const firstEnd = new Promise<void>((resolve) => {
    caughtUp = resolve;
  });

  async function poll(): Promise<void> {
    place ??= await deps.keptPlace();
    const page = await ask(deps, { place, mayHold: readToEnd, signal: ending.signal });
    const begunAnew = page.feedId !== place?.feedId || page.position < place.position;
    const nothingNew = !begunAnew && page.position === place?.position;
    if (!nothingNew) await deps.take(page, begunAnew);
    place = { feedId: page.feedId, position: page.position };
    heard(page);
    if (nothingNew) await rest(REST_MS);
  }

  function heard(page: FeedPage): void {
    heardAt = deps.now();
    if (silent)
      deps.logger.info({ event: "account-feed.heard" }, "auth's account feed answers again");
    silent = false;
    if (page.more) return;
    readToEnd = true;
    caughtUp();
  }

  async function follow(): Promise<void> {
    let failures = 0;
    while (!ending.signal.aborted) {
      try {
        await poll();
        failures = 0;
      } catch (err) {
        if (ending.signal.aborted) return;
        if (!silent) deps.logger.warn({ event: "account-feed.silent", err }, "no word from auth");
        silent = true;
        failures += 1;
        const longest = Math.min(BACKOFF_MS.first * 2 ** failures, BACKOFF_MS.most);
        await rest(longest * (0.5 + Math.random() / 2));
      }
    }
  }

  const rest = (ms: number): Promise<void> =>
    pause(ms, undefined, { signal: ending.signal }).catch(() => {});

  return {
    start() {
      following ??= follow();
      return within(START_MS, firstEnd);
    },
    notReady() {
      if (!readToEnd) return "what auth knows of people has not been read yet";
      return deps.now() - heardAt > POLL_MS ? "auth's account feed is silent" : null;
    },
    async stop() {
      ending.abort();
      await following;
    },
  };
}

interface Question {
  readonly place: FeedPlace | null;
  /** false: an answer without news comes at once. */
  readonly mayHold: boolean;
  readonly signal: AbortSignal;
}

async function ask(
  { authInternalUrl, serviceToken }: FollowAccountFeedDeps,
  { place, mayHold, signal }: Question,
): Promise<FeedPage> {
  const query = new URLSearchParams({ after: String(place?.position ?? 0) });
  if (place) query.set("feed", place.feedId);
  if (!mayHold) query.set("wait", "0");
  const answer = await fetchJson(`${authInternalUrl}/internal/account-feed?${query}`, {
    headers: { authorization: `Bearer ${serviceToken}` },
    timeoutMs: POLL_MS,
    maxBytes: PAGE_BYTES_MAX,
    signal,
  });
  return feedPageSchema.parse(answer);
}
