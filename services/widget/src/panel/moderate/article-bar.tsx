import type { JSX } from "preact";
import { usePanel } from "../view/panel-context.ts";

/** What a moderator decides about the whole discussion. */
export function ArticleBar(): JSX.Element {
  const { state, t, perform } = usePanel();
  const isOpen = state.thread.article.state === "open";
  return (
    <div class="modbar top-bar" role="group" aria-label={t("moderation")}>
      <b>{t("moderation")}</b>
      <button
        type="button"
        class="btn s"
        onClick={() =>
          perform({ as: "moderator", do: "set-state", state: isOpen ? "closed" : "open" })
        }
      >
        {t(isOpen ? "closeThread" : "openThread")}
      </button>
    </div>
  );
}
