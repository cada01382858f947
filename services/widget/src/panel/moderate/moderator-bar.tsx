import type { Comment, DecisionAction, ModeratedComment } from "@parley/contracts/types";
import type { JSX } from "preact";
import type { Translate } from "../../locales/translate.ts";
import { usePanel } from "../view/panel-context.ts";

/** Over a comment that waits for a decision, was reported, or is hidden: what is the matter, and the way out. */
export function ModeratorBar({ comment }: { comment: Comment }): JSX.Element | null {
  const { state, t } = usePanel();
  const { status } = comment;
  const found = state.cases.get(comment.id);
  const reports = found?.reports.length ?? 0;
  if (status === "deleted" || (status === "visible" && reports === 0)) return null;
  const matter = {
    pending: t("waitingAll"),
    hidden: t("hidden"),
    visible: t.count("reports", reports),
  }[status];
  const why = found?.flags.map((flag) => whyHeld(t, flag)).join(" · ");
  const name = `${t("moderation")} · ${matter}`;
  return (
    <div class="modbar" role="group" aria-label={name}>
      <b>
        {name}
        {why && ` (${why})`}
      </b>
      {status !== "hidden" && <Decide comment={comment} action="approve" tone="ok" />}
      {status !== "hidden" && <Decide comment={comment} action="hide" tone="bad" />}
      {status === "hidden" && <Decide comment={comment} action="restore" tone="ok" />}
    </div>
  );
}

/** In the moderator's language; of a rule that has no words here, in the server's. */
function whyHeld(t: Translate, { rule, detail }: ModeratedComment["flags"][number]): string {
  switch (rule) {
    case "links":
    case "premoderation":
    case "repeats":
      return t(`held.${rule}`);
    default:
      return detail;
  }
}

/** In the row of actions of a comment that nothing is the matter with. */
export function ModeratorActions({ comment }: { comment: Comment }): JSX.Element | null {
  const { state } = usePanel();
  if (comment.status !== "visible") return null;
  const reported = (state.cases.get(comment.id)?.reports.length ?? 0) > 0;
  const isRoot = comment.id === comment.rootId;
  return (
    <>
      {!reported && <Decide comment={comment} action="hide" />}
      {isRoot && <Decide comment={comment} action={comment.pinned ? "unpin" : "pin"} />}
    </>
  );
}

interface DecideProps {
  comment: Comment;
  action: DecisionAction;
  tone?: "ok" | "bad";
}

function Decide({ comment, action, tone }: DecideProps): JSX.Element {
  const { t, perform } = usePanel();
  const name = comment.author?.name ?? t("erased");
  return (
    <button
      type="button"
      class={tone ? `btn s ${tone}` : "a"}
      aria-label={`${t(action)}: ${name}`}
      onClick={() => perform({ as: "moderator", do: "decide", id: comment.id, action })}
    >
      {t(action)}
    </button>
  );
}
