import { NO_CHANGES } from "@parley/service-kit/journal/no-changes";
import type { Decision, Fields } from "@parley/service-kit/journal/port";
import type { ArticleChange, ChangeArticleCommand } from "../commands.ts";
import { type ArticleRecord, emptyArticle } from "../records.ts";
import type { ArticleState } from "../state.ts";

export interface ArticleOutcome {
  readonly article: ArticleRecord;
}

/** [C3] A moderator changes the article; [A1] before the first comment that makes it. */
export function decideChangeArticle(
  state: ArticleState,
  command: ChangeArticleCommand,
): Decision<ArticleOutcome> {
  const before = state.article ?? emptyArticle(command.siteId, command.articleId);
  const fields = changedFields(before, command.change);
  if (Object.keys(fields).length === 0) return { kind: "same", outcome: { article: before } };
  const article: ArticleRecord = { ...before, ...fields };
  const act = {
    site: command.siteId,
    action: actionOf(before, article),
    actor: command.actor.id,
    article: command.articleId,
    note: Object.keys(fields).toSorted().join(", "),
  };
  return {
    kind: "change",
    outcome: { article },
    changes: {
      ...NO_CHANGES,
      head: state.article === null ? article : fields,
      totals: { commentCount: article.commentCount },
      log: [act],
    },
  };
}

function changedFields(before: ArticleRecord, change: ArticleChange): Fields {
  const wanted: Fields = { ...change };
  const current: Fields = before;
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => value !== undefined && current[name] !== value,
    ),
  );
}

function actionOf(before: ArticleRecord, after: ArticleRecord): string {
  if (before.state === after.state) return "change-article";
  return after.state === "closed" ? "close" : "open";
}
