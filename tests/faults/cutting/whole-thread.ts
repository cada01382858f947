import type { Article, Comment, RepliesPage, ThreadPage } from "@parley/contracts/types";
import { positionOfPages } from "@parley/contracts/watch-position";
import { insist } from "./call.ts";

export interface WholeThread {
  article: Article;
  comments: Comment[];
  /** [W2] The smallest of the pages. */
  seq: number;
}

/** Of each root, with its page; where so many came there may be more. */
const REPLIES = 5;

/** Every page of roots, and of each root all replies. */
export async function loadWholeThread(articleUrl: string): Promise<WholeThread> {
  const comments = new Map<string, Comment>();
  const seqs: number[] = [];
  let article: Article;
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const url = `${articleUrl}/thread?sort=oldest&limit=20&replies=${REPLIES}${query}`;
    const page: ThreadPage = await insist(url, "GET");
    article = page.article;
    seqs.push(page.seq);
    for (const comment of page.comments) comments.set(comment.id, comment);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const api = articleUrl.slice(0, articleUrl.indexOf("/sites/"));
  const roots = [...comments.values()].filter(({ parentId }) => parentId === null);
  for (const { id } of roots) {
    const shown = [...comments.values()].filter(({ rootId }) => rootId === id);
    if (shown.length <= REPLIES) continue;
    for (const reply of await loadReplies(`${api}/comments/${id}`)) comments.set(reply.id, reply);
  }
  return { article, comments: [...comments.values()], seq: positionOfPages(seqs) };
}

async function loadReplies(rootUrl: string): Promise<Comment[]> {
  const all: Comment[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    const page: RepliesPage = await insist(`${rootUrl}/replies${query}`, "GET");
    all.push(...page.comments);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
