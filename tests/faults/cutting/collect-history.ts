import type { ModeratedComment, ModerationPage, MyPart } from "@parley/contracts/types";
import type { History } from "../../support/history-checker.ts";
import type { Actor } from "./people.ts";
import type { ArticleStory } from "./round.ts";
import type { Watcher } from "./watcher.ts";
import { loadWholeThread } from "./whole-thread.ts";

export interface Everybody {
  /** Where nothing is cut. */
  readonly origin: string;
  readonly moderator: Actor;
  readonly voters: readonly Actor[];
  readonly watchers: readonly Watcher[];
}

/** The article as each of them sees it now, and the number it stands at. */
export async function collectHistory(
  { origin, moderator, voters, watchers }: Everybody,
  { article, posts }: ArticleStory,
): Promise<{ history: History; seq: number }> {
  const path = `/sites/${article.siteId}/articles/${article.articleId}`;
  const stored = await listAll(moderator, article);
  const votes: History["votes"][number][] = [];
  for (const voter of voters) {
    const me = await voter.get<MyPart>(`${path}/me`);
    for (const [commentId, value] of Object.entries(me.votes)) {
      votes.push({ voter: voter.id, commentId, value });
    }
  }
  const thread = await loadWholeThread(`${origin}/api/v1${path}`);
  const { commentCount } = thread.article;
  const records = watchers.map(({ record }) => record);
  const { comments, seq } = thread;
  return {
    history: { posts, watchers: records, stored, thread: comments, commentCount, votes },
    seq,
  };
}

async function listAll(
  moderator: Actor,
  { siteId, articleId }: ArticleStory["article"],
): Promise<ModeratedComment[]> {
  const all: ModeratedComment[] = [];
  const list = `/sites/${siteId}/moderation/comments?status=all&articleId=${articleId}`;
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: ModerationPage = await moderator.get(`${list}${query}`);
    all.push(...page.comments);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
