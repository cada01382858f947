import type { Article, ChangesPage, Comment } from "@parley/contracts/types";
import { anArticle } from "@parley/contracts/testing/a-comment";

export interface TestJournal {
  article: Article;
  reads: number;
  /** Each runs in the middle of a read, after the number was taken. */
  readonly duringReads: (() => void)[];
  /** Answers the entry's number. */
  add(...comments: Comment[]): number;
  n(): number;
  read(since: number): Promise<ChangesPage>;
}

/** An article's journal as `changes` tells it: entry n changed these comments. */
export function aJournal(articleId = "a1"): TestJournal {
  const entries: Comment[][] = [];
  const latest = new Map<string, Comment>();
  const journal: TestJournal = {
    article: anArticle({ id: articleId }),
    reads: 0,
    duringReads: [],
    add(...comments) {
      for (const comment of comments) latest.set(comment.id, comment);
      return entries.push(comments);
    },
    n: () => entries.length,
    async read(since) {
      journal.reads += 1;
      const seq = entries.length;
      const ids = new Set(
        entries
          .slice(since, seq)
          .flat()
          .map(({ id }) => id),
      );
      const comments = [...ids].flatMap((id) => latest.get(id) ?? []);
      const article = { ...journal.article, commentCount: latest.size };
      await Promise.resolve();
      journal.duringReads.shift()?.();
      return { article, comments, seq, more: false, resync: false };
    },
  };
  return journal;
}
