import {
  articleStream,
  type ArticleStreamOutcome,
} from "@parley/discussion/article-stream/article-stream";
import type { ArticleCommand } from "@parley/discussion/article-stream/commands";
import type { ArticleRecord } from "@parley/discussion/article-stream/records";
import type { ArticleState, Needs } from "@parley/discussion/article-stream/state";
import { streamOf } from "@parley/discussion/article-stream/stream-id";
import { articleViolations } from "./article-violations.ts";
import { nextArticleCommand } from "./article-commands.ts";
import { loadArticle } from "./load-article.ts";
import type { World } from "./world.ts";

/** The discussion's own stream, with its real decisions. */
export function createArticleWorld(): World<
  ArticleState,
  ArticleCommand,
  Needs,
  ArticleStreamOutcome
> {
  const ids: string[] = [];
  return {
    name: "article-stream",
    kind: articleStream,
    streams: [streamOf("site", "one"), streamOf("site", "two")],
    load: loadArticle,
    command: (random, stream) => nextArticleCommand(random, { stream, ids }),
    isRepeatable: ({ kind }) => kind === "post",
    violations: (head, documents) =>
      articleViolations(
        head as Partial<ArticleRecord>,
        documents.map(({ fields }) => fields),
      ),
  };
}
