import type { PostCommand } from "../article-stream/commands.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import {
  type CommentCommand,
  submitCommentCommand,
} from "../article-stream/submit-comment-command.ts";
import { aDecision, aPost } from "../article-stream/testing/commands.ts";
import type { Suite } from "./opened-stores.ts";

/** One article that a test writes to through the journal. */
export interface TestArticle {
  readonly siteId: string;
  readonly articleId: string;
  readonly stream: string;
  /** The command of a post here. */
  draft(more?: Partial<PostCommand>): PostCommand;
  post(more?: Partial<PostCommand>): Promise<CommentRecord>;
  reply(parent: CommentRecord, more?: Partial<PostCommand>): Promise<CommentRecord>;
  /** Held by a rule. */
  held(more?: Partial<PostCommand>): Promise<CommentRecord>;
  decide(
    kind: "approve" | "hide" | "restore" | "pin" | "unpin",
    comment: CommentRecord,
    reason?: string,
  ): Promise<CommentRecord>;
  submit(command: CommentCommand): Promise<CommentRecord>;
  /** As it stands now. */
  again(comment: CommentRecord): Promise<CommentRecord>;
}

export function aTestArticle(
  { stores }: Pick<Suite, "stores">,
  { siteId, articleId }: { siteId: string; articleId: string },
): TestArticle {
  const stream = streamOf(siteId, articleId);
  const submit = (command: CommentCommand) => submitCommentCommand(stores(), command);
  const draft = (more: Partial<PostCommand> = {}) => aPost({ siteId, articleId, ...more });
  return {
    siteId,
    articleId,
    stream,
    draft,
    submit,
    post: (more) => submit(draft(more)),
    reply: (parent, more) => submit(draft({ ...more, parentId: parent.id })),
    held(more) {
      const command = draft(more);
      const flags = [{ rule: "links", detail: "4 links" }];
      return submit({ ...command, text: { ...command.text, flags } });
    },
    decide: (kind, comment, reason) =>
      submit(aDecision(kind, comment.id, { reason: reason ?? null })),
    async again(comment) {
      const found = await stores().comments.find(comment.id);
      if (!found) throw new Error(`no comment ${comment.id}`);
      return found;
    },
  };
}
