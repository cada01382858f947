import type { Changes, Decision } from "@parley/service-kit/journal/port";
import { articleStream, type ArticleStreamOutcome } from "../article-stream.ts";
import type { ArticleCommand } from "../commands.ts";
import type { ArticleRecord, CommentRecord } from "../records.ts";
import { emptyState } from "../state.ts";

/** One article in memory: every command is decided on the fold of those before it. */
export interface Play {
  /** `atMs` after the beginning of 2026; one second after the last command unless told. */
  decide(command: ArticleCommand, atMs?: number): Decision<ArticleStreamOutcome>;
  comment(id: string): CommentRecord;
  article(): ArticleRecord;
  /** One for each entry. */
  readonly entries: readonly Changes[];
}

const BEGINNING = Date.parse("2026-01-01T00:00:00.000Z");

export function playArticle(): Play {
  const state = emptyState();
  const entries: Changes[] = [];
  let clock = 0;
  return {
    entries,
    decide(command, atMs = clock + 1_000) {
      clock = atMs;
      const moment = { n: entries.length + 1, at: new Date(BEGINNING + atMs).toISOString() };
      const decision = articleStream.decide(state, command, moment);
      if (decision.kind !== "change") return decision;
      articleStream.evolve(state, decision.changes);
      entries.push(decision.changes);
      return decision;
    },
    comment(id) {
      const comment = state.comments.get(id);
      if (!comment) throw new Error(`no comment ${id}`);
      return comment;
    },
    article() {
      if (!state.article) throw new Error("no article");
      return state.article;
    },
  };
}
