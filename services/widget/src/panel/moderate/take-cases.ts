import type { ModeratedComment } from "@parley/contracts/types";
import { threadChanged, type PanelApp } from "../app/panel-app.ts";
import { showPrivately } from "../thread/reveal.ts";

/** A moderator's view of comments: the text of hidden and pending ones, reports, and why a rule held them. */
export function takeCases(app: PanelApp, comments: readonly ModeratedComment[]): void {
  const { thread } = app.store.get();
  const cases = new Map(app.store.get().cases);
  for (const { reports, flags, history: _history, ...comment } of comments) {
    cases.set(comment.id, { reports, flags });
    const isHeld = comment.status === "pending" || comment.status === "hidden";
    if (isHeld) showPrivately(thread, comment);
    else thread.privately.delete(comment.id);
  }
  app.store.set({ cases });
  threadChanged(app);
}
