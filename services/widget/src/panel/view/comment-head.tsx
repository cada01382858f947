import type { Comment } from "@parley/contracts/types";
import type { JSX } from "preact";
import { ago } from "../../locales/translate.ts";
import { commentElementId, pageHref } from "../links.ts";
import type { CommentNode } from "../thread/thread-view.ts";
import { Heading } from "./heading.tsx";
import { usePanel } from "./panel-context.ts";

/** Who, to whom, and when. */
export function CommentHead({ node }: { node: CommentNode }): JSX.Element {
  const { t } = usePanel();
  const { comment } = node;
  const name = comment.author?.name ?? t("erased");
  return (
    <div class="top">
      <span class="av" aria-hidden="true">
        {comment.author?.name ? initialOf(name) : "·"}
      </span>
      <div class="who">
        <Heading below={1} id={`${commentElementId(comment.id)}-name`}>
          <bdi>{name}</bdi>
        </Heading>
        {comment.author?.badges.map((badge) => (
          <span key={badge} class="tag staff">
            {t(badge)}
          </span>
        ))}
        {comment.pinned && <span class="tag pick">{t("pinned")}</span>}
        {comment.depth > 1 && <AnswerTo node={node} />}
        <Time comment={comment} />
      </div>
    </div>
  );
}

function initialOf(name: string): string {
  return (Array.from(name)[0] ?? "").toLocaleUpperCase();
}

/** Whom it answers, where the nesting does not tell it plainly. A name is never declined. */
function AnswerTo({ node: { parent, flat } }: { node: CommentNode }): JSX.Element | null {
  const { t, perform } = usePanel();
  if (!parent?.author?.name) return null;
  const [before, after] = (flat ? "↳ {name}" : t("to")).split("{name}");
  return (
    <span class="re">
      {before}
      <a
        href={`#${commentElementId(parent.id)}`}
        onClick={(event) => {
          event.preventDefault();
          perform({ do: "go-to", id: parent.id });
        }}
      >
        <bdi>{parent.author.name}</bdi>
      </a>
      {after}
    </span>
  );
}

/** Counted from the server's clock first; the browser tells the exact time in the reader's zone. */
function Time({ comment }: { comment: Comment }): JSX.Element {
  const { props, state, t, perform } = usePanel();
  const told = ago(t, comment.createdAt, state.now);
  const date = () => new Date(comment.createdAt);
  const inZone = { dateStyle: "medium", ...(!state.started && { timeZone: "UTC" }) } as const;
  return (
    <>
      <a
        class="t"
        href={pageHref(props, { comment: comment.id })}
        onClick={(event) => {
          event.preventDefault();
          perform({ do: "go-to", id: comment.id });
        }}
      >
        <time
          dateTime={comment.createdAt}
          title={state.started ? date().toLocaleString(props.locale) : undefined}
        >
          {told ?? date().toLocaleDateString(props.locale, inZone)}
        </time>
      </a>
      {comment.editedAt && <span class="t">{t("edited")}</span>}
    </>
  );
}
