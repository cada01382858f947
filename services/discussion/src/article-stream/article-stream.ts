import type { Decision, Moment, StreamKind } from "@parley/service-kit/journal/port";
import type { CommentOutcome } from "./changes.ts";
import type { ArticleCommand } from "./commands.ts";
import { approve } from "./decide/approve.ts";
import { type ArticleOutcome, decideChangeArticle } from "./decide/change-article.ts";
import { decideDelete } from "./decide/delete.ts";
import { decideEdit } from "./decide/edit.ts";
import { hide } from "./decide/hide.ts";
import { decideModeration } from "./decide/moderate.ts";
import { pin } from "./decide/pin.ts";
import { decidePost } from "./decide/post.ts";
import { decideRepair, type RepairOutcome } from "./decide/repair.ts";
import { restore } from "./decide/restore.ts";
import { unpin } from "./decide/unpin.ts";
import { type ArticleState, evolve, type Needs } from "./state.ts";

export type ArticleStreamOutcome = CommentOutcome | ArticleOutcome | RepairOutcome;

/** All that can happen in a discussion, by its name. */
export const articleStream: StreamKind<ArticleState, ArticleCommand, Needs, ArticleStreamOutcome> =
  { needs, decide, evolve };

const TRANSITIONS = { approve, hide, restore, pin, unpin };

function decide(
  state: ArticleState,
  command: ArticleCommand,
  moment: Moment,
): Decision<ArticleStreamOutcome> {
  switch (command.kind) {
    case "post":
      return decidePost(state, command, moment);
    case "edit":
      return decideEdit(state, command, moment);
    case "delete":
      return decideDelete(state, command, moment);
    case "change-article":
      return decideChangeArticle(state, command);
    case "repair":
      return decideRepair(state, command);
    case "approve":
    case "hide":
    case "restore":
    case "pin":
    case "unpin":
      return decideModeration(state, command, { moment, transition: TRANSITIONS[command.kind] });
  }
}

function needs(command: ArticleCommand): Needs {
  switch (command.kind) {
    case "post":
      return {
        comments: command.parentId === null ? [] : [command.parentId],
        author: { id: command.author.id, key: command.key, textHash: command.text.textHash },
      };
    case "edit":
      return {
        comments: [command.id],
        author: { id: command.actor.id, key: null, textHash: command.text.textHash },
      };
    case "change-article":
      return { comments: [], author: null };
    case "repair":
      return { comments: [], author: null, recount: command };
    case "delete":
    case "approve":
    case "hide":
    case "restore":
    case "pin":
    case "unpin":
      return { comments: [command.id], author: null };
  }
}
