import type { Comment } from "@parley/contracts/types";
import type { ComponentChildren, JSX } from "preact";
import { pageHref } from "../links.ts";
import { mayDelete, mayEdit, mayReply } from "../state/what-may-be-done.ts";
import { usePanel } from "./panel-context.ts";
import { VoteButtons } from "./vote-buttons.tsx";

interface CommentActionsProps {
  comment: Comment;
  toggle?: ComponentChildren;
}

/** The row below a comment. Guests see what they could do; doing it asks them to log in. */
export function CommentActions({ comment, toggle }: CommentActionsProps): JSX.Element {
  const { props, state, parts, t, perform } = usePanel();
  const ModeratorActions = parts.moderate?.ModeratorActions;
  const { id } = comment;
  const name = comment.author?.name ?? t("erased");
  const isPublic = comment.status === "visible";
  return (
    <div class="act">
      {isPublic && <VoteButtons comment={comment} />}
      {mayReply(state, comment) && (
        <button
          type="button"
          class="a js"
          data-reply
          aria-label={t("replyTo", { name })}
          onClick={() => perform({ as: "person", do: "write", slot: `reply:${id}` })}
        >
          {t("reply")}
        </button>
      )}
      {isPublic && (
        <a
          class="a"
          href={pageHref(props, { comment: id })}
          onClick={(event) => {
            event.preventDefault();
            perform({ do: "share", id });
          }}
        >
          {t("share")}
        </a>
      )}
      {mayEdit(state, props.site.settings, comment) && (
        <button
          type="button"
          class="a"
          onClick={() => perform({ as: "person", do: "write", slot: `edit:${id}` })}
        >
          {t("edit")}
        </button>
      )}
      {mayDelete(state, comment) && (
        <button
          type="button"
          class="a"
          onClick={() => perform({ as: "person", do: "ask-delete", id })}
        >
          {t("delete")}
        </button>
      )}
      {ModeratorActions && <ModeratorActions comment={comment} />}
      {toggle}
    </div>
  );
}
