import type { Comment } from "@parley/contracts/types";
import type { ComponentChildren, JSX } from "preact";
import { commentElementId } from "../links.ts";
import type { CommentNode } from "../thread/thread-view.ts";
import { CommentActions } from "./comment-actions.tsx";
import { CommentHead } from "./comment-head.tsx";
import { ContentView } from "./content-view.tsx";
import { usePanel } from "./panel-context.ts";

interface CommentViewProps {
  node: CommentNode;
  /** The toggle of its replies, if it has any. */
  toggle?: ComponentChildren;
}

/** One comment with what can be done to it; its replies stand outside. */
export function CommentView({ node, toggle }: CommentViewProps): JSX.Element {
  const { state, parts } = usePanel();
  const { comment } = node;
  const gone = comment.author === null;
  const id = commentElementId(comment.id);
  const Bar = parts.moderate?.ModeratorBar;
  const ShareNote = parts.reading?.ShareNote;
  const washed = state.fresh.has(comment.id) ? " new" : "";
  const linked = state.linkedId === comment.id ? " linked" : "";
  return (
    <article
      class={`c${washed}${linked}`}
      id={id}
      tabIndex={-1}
      aria-labelledby={gone ? undefined : `${id}-name`}
      data-status={comment.status}
    >
      {gone ? <Tombstone comment={comment} /> : <CommentHead node={node} />}
      {!gone && <Body comment={comment} />}
      {Bar && <Bar comment={comment} />}
      {gone ? (
        toggle && <div class="act">{toggle}</div>
      ) : (
        <CommentActions comment={comment} toggle={toggle} />
      )}
      {ShareNote && <ShareNote id={comment.id} />}
      {parts.takePart && <Writing comment={comment} />}
    </article>
  );
}

function Tombstone({ comment }: { comment: Comment }): JSX.Element {
  const { state, t } = usePanel();
  const removed = state.mine?.removed.find((one) => one.id === comment.id);
  if (comment.status === "deleted") return <p class="gone">{t("deleted")}</p>;
  if (!removed?.reason) return <p class="gone">{t("hidden")}</p>;
  return <p class="gone">{t("hiddenWhy", { reason: removed.reason })}</p>;
}

function Body({ comment }: { comment: Comment }): JSX.Element {
  const { parts, state, t } = usePanel();
  const slot = `edit:${comment.id}` as const;
  const Composer = parts.takePart?.Composer;
  if (Composer && state.drafts[slot]) return <Composer slot={slot} />;
  const pending = comment.status === "pending";
  const own = state.person?.account.id === comment.author?.id;
  return (
    <>
      <div class="body" dir="auto">
        <ContentView nodes={comment.content} />
      </div>
      {pending && own && <p class="note">{t("waiting")}</p>}
    </>
  );
}

/** The reply form, or the log-in that was asked for here. */
function Writing({ comment }: { comment: Comment }): JSX.Element | null {
  const { parts, state } = usePanel();
  if (!parts.takePart) return null;
  const { Composer, LoginForms, DeleteQuestion } = parts.takePart;
  const slot = `reply:${comment.id}` as const;
  return (
    <>
      {state.drafts[slot] && <Composer slot={slot} />}
      {state.login?.at.endsWith(`:${comment.id}`) && <LoginForms />}
      {state.deleting === comment.id && <DeleteQuestion />}
    </>
  );
}
