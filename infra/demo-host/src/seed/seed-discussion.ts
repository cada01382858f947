import type { Comment } from "@parley/contracts/types";
import type { DemoArticle, SeedComment } from "../articles/demo-article.ts";
import type { ProductApi } from "./product-api.ts";
import type { TokenOf } from "./seed-people.ts";

export interface SeedDiscussionDeps {
  api: Pick<ProductApi, "thread" | "post" | "vote">;
  tokenOf: TokenOf;
  /** The article's address on the demo site. */
  urlOf(article: DemoArticle): string;
}

/**
 * Posts what is missing of an article's discussion, one call at a time, and answers how many that were. Every post is
 * an entry of the article's journal, so once there are as many entries as seeds nothing is missing, whatever readers
 * and moderators have done since.
 */
export async function seedDiscussion(
  deps: SeedDiscussionDeps,
  article: DemoArticle,
): Promise<number> {
  const { comments, seq } = await deps.api.thread(article.id);
  if (seq >= article.comments.length) return 0;
  const ids: string[] = [];
  let posted = 0;
  for (const seed of article.comments) {
    const there = comments.find((comment) => isFrom(seed, comment));
    const id = there?.id ?? (await post(deps, { article, seed, ids }));
    ids.push(id);
    if (there === undefined) posted += 1;
  }
  return posted;
}

async function post(
  { api, tokenOf, urlOf }: SeedDiscussionDeps,
  place: { article: DemoArticle; seed: SeedComment; ids: readonly string[] },
): Promise<string> {
  const { article, seed, ids } = place;
  const id = await api.post(article.id, {
    token: await tokenOf(seed.author),
    key: `demo-seed-${ids.length}`,
    body: seed.text,
    parentId: seed.answers === undefined ? undefined : ids[seed.answers],
    article: { url: urlOf(article), title: article.title },
  });
  for (const voter of seed.votes ?? []) await api.vote(id, await tokenOf(voter));
  return id;
}

/** A seed's first words are enough to know it by: they hold no Markdown. */
function isFrom(seed: SeedComment, comment: Pick<Comment, "content">): boolean {
  const [paragraph] = comment.content;
  if (paragraph?.type !== "paragraph") return false;
  const [first] = paragraph.children;
  return first?.type === "text" && first.text !== "" && seed.text.startsWith(first.text);
}
