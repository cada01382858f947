import type { ArticleRef } from "@parley/contracts/live-events";
import type { Votes } from "@parley/contracts/types";
import type { Connection } from "./connection.ts";
import type { FanOut } from "./fan-out.ts";
import { frameOf } from "./frame.ts";

export interface VotesBatchDeps {
  membersOf(stream: string): ReadonlySet<Connection>;
  fanOut: FanOut;
}

/** Vote counts of an article's comments, the newest of each, in one volatile frame every 250 to 1,000 ms. */
export interface VotesBatch {
  add(stream: string, article: ArticleRef, votes: Readonly<Record<string, Votes>>): void;
  stop(): void;
}

interface Gathered {
  readonly votes: Map<string, Votes>;
  readonly timer: NodeJS.Timeout;
}

export function createVotesBatch(deps: VotesBatchDeps): VotesBatch {
  const gathered = new Map<string, Gathered>();

  function send(stream: string, article: ArticleRef): void {
    const votes = gathered.get(stream)?.votes ?? [];
    gathered.delete(stream);
    const payload = { ...article, votes: Object.fromEntries(votes) };
    const frame = frameOf("votes", payload, { volatile: true });
    void deps.fanOut.broadcast(deps.membersOf(stream), frame);
  }

  function begin(stream: string, article: ArticleRef): Gathered {
    const pause = Math.min(1_000, 250 + deps.membersOf(stream).size / 10);
    const timer = setTimeout(() => send(stream, article), pause).unref();
    const batch = { votes: new Map(), timer };
    gathered.set(stream, batch);
    return batch;
  }

  return {
    add(stream, article, votes) {
      if (deps.membersOf(stream).size === 0) return;
      const batch = gathered.get(stream) ?? begin(stream, article);
      for (const [id, counts] of Object.entries(votes)) batch.votes.set(id, counts);
    },
    stop() {
      for (const { timer } of gathered.values()) clearTimeout(timer);
      gathered.clear();
    },
  };
}
