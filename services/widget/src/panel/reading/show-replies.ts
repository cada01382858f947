import type { RepliesPage } from "@parley/contracts/types";
import { ask } from "../app/ask.ts";
import { threadChanged, type PanelApp } from "../app/panel-app.ts";
import { revealReplies } from "../thread/reveal.ts";
import { takeReplies } from "../thread/take-pages.ts";
import { showFresh } from "./show-fresh.ts";

/** The next replies that are not loaded, if any; else those that arrived since. */
export async function showReplies(app: PanelApp, rootId: string): Promise<void> {
  const { thread } = app.store.get();
  const through = thread.heldThrough.get(rootId);
  const before = new Set(thread.shown);
  if (typeof through === "number") {
    const path = `/api/v1/comments/${rootId}/replies?after=${through}`;
    takeReplies(thread, rootId, await ask<RepliesPage>(path, { fresh: true }));
  }
  if (thread.heldThrough.get(rootId) === null) revealReplies(thread, rootId);
  threadChanged(app);
  const fresh = [...thread.shown].filter((id) => !before.has(id));
  showFresh(app, fresh, { wash: through === null });
}
