import type { JSX } from "preact";
import { commentElementId, pageHref } from "../links.ts";
import { threadView, type CommentNode, type RootNode } from "../thread/thread-view.ts";
import { CommentView } from "./comment-view.tsx";
import { usePanel } from "./panel-context.ts";

/** The threads on screen. Depth is told by nested lists. */
export function ThreadList(): JSX.Element {
  const { state, t } = usePanel();
  const roots = threadView(state.thread);
  if (roots.length === 0) return <p class="empty">{t("empty")}</p>;
  return (
    <ol class="th">
      {roots.map((root) => (
        <Thread key={root.comment.id} root={root} />
      ))}
    </ol>
  );
}

function Thread({ root }: { root: RootNode }): JSX.Element {
  const { state } = usePanel();
  const folded = state.folded.has(root.comment.id);
  return (
    <li>
      <WithReplies node={root} />
      {!folded && root.moreReplies + root.newReplies > 0 && <RestOfReplies root={root} />}
    </li>
  );
}

function WithReplies({ node }: { node: CommentNode }): JSX.Element {
  const { state } = usePanel();
  const answered = node.children.length > 0;
  return (
    <>
      <CommentView node={node} toggle={answered && <FoldToggle node={node} />} />
      {answered && !state.folded.has(node.comment.id) && (
        <ol class="kids" id={repliesId(node)}>
          {node.children.map((child) => (
            <li key={child.comment.id}>
              <WithReplies node={child} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function repliesId(node: CommentNode): string {
  return `${commentElementId(node.comment.id)}-replies`;
}

function FoldToggle({ node }: { node: CommentNode }): JSX.Element {
  const { state, t, perform } = usePanel();
  const folded = state.folded.has(node.comment.id);
  return (
    <button
      type="button"
      class="a js"
      data-fold
      aria-expanded={!folded}
      aria-controls={folded ? undefined : repliesId(node)}
      onClick={() => perform({ do: "fold", id: node.comment.id })}
    >
      {t.count(folded ? "showReplies" : "hideReplies", countBelow(node))}
    </button>
  );
}

function countBelow(node: CommentNode): number {
  return node.children.reduce((count, child) => count + 1 + countBelow(child), 0);
}

/** What is not loaded, and what arrived since: both wait to be asked for. */
function RestOfReplies({ root }: { root: RootNode }): JSX.Element {
  const { props, state, t, perform } = usePanel();
  const { moreReplies, newReplies, comment } = root;
  const label =
    moreReplies > 0
      ? t.count("moreReplies", moreReplies + newReplies)
      : t.count("newReplies", newReplies);
  const through = state.thread.heldThrough.get(comment.id);
  return (
    <a
      class="a rest"
      href={pageHref(props, { comment: comment.id, ...(through && { after: through }) })}
      aria-busy={state.busy.has(comment.id)}
      onClick={(event) => {
        event.preventDefault();
        perform({ do: "show-replies", rootId: comment.id });
      }}
    >
      {label}
    </a>
  );
}
