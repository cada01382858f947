import { isAppError } from "@parley/service-kit/problem";
import type { Journal } from "@parley/service-kit/journal/port";
import type { ArticleStreamOutcome } from "./article-stream.ts";
import type { ArticleCommand, ChangeArticleCommand, RepairCommand } from "./commands.ts";
import type { CommentRecord } from "./records.ts";
import { streamOfComment } from "./stream-id.ts";

export type ArticleJournal = Journal<ArticleCommand, ArticleStreamOutcome>;
export type CommentCommand = Exclude<ArticleCommand, ChangeArticleCommand | RepairCommand>;

/** Resolves with the comment as it stands after the command. The comment's id names the stream. */
export async function submitCommentCommand(
  deps: { articleJournal: Pick<ArticleJournal, "submit"> },
  command: CommentCommand,
): Promise<CommentRecord> {
  const outcome = await deps.articleJournal.submit(streamOfComment(command.id), command);
  if ("comment" in outcome) return outcome.comment;
  throw new Error(`the command ${command.kind} left no comment`);
}

/** The record that a `conflict` carries as the newer state, before it is turned into what the person may see. */
export function currentIn(error: unknown): CommentRecord | null {
  if (!isAppError(error, "conflict")) return null;
  const { current } = error.members;
  return isRecord(current) ? current : null;
}

function isRecord(value: unknown): value is CommentRecord {
  return typeof value === "object" && value !== null && "rootPlace" in value;
}
