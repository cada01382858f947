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
      <CommentView node={root} toggle={<FoldToggle node={root} />} />
      {!folded && <Replies node={root} />}
      {!folded && <RestOfReplies root={root} />}
    </li>
  );
}

function Replies({ node }: { node: CommentNode }): JSX.Element | null {
  if (node.children.length === 0) return null;
  return (
    <ol class="kids" id={repliesId(node)}>
      {node.children.map((child) => (
        <Reply key={child.comment.id} node={child} />
      ))}
    </ol>
  );
}

function Reply({ node }: { node: CommentNode }): JSX.Element {
  const { state } = usePanel();
  return (
    <li>
      <CommentView node={node} toggle={<FoldToggle node={node} />} />
      {!state.folded.has(node.comment.id) && <Replies node={node} />}
    </li>
  );
}

function repliesId(node: CommentNode): string {
  return `${commentElementId(node.comment.id)}-replies`;
}

function FoldToggle({ node }: { node: CommentNode }): JSX.Element | null {
  const { state, t, perform } = usePanel();
  if (node.children.length === 0) return null;
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
function RestOfReplies({ root }: { root: RootNode }): JSX.Element | null {
  const { props, state, t, perform } = usePanel();
  const { moreReplies, newReplies, comment } = root;
  if (moreReplies + newReplies === 0) return null;
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
