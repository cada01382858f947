import type { CommentPage } from "@parley/contracts/types";
import { ask } from "../app/ask.ts";
import { threadChanged, type PanelApp } from "../app/panel-app.ts";
import { pageHref } from "../links.ts";
import { showChain } from "../thread/open-thread.ts";
import { commentOf, type ThreadState } from "../thread/thread-state.ts";
import { focusComment } from "./focus-comment.ts";

/** Opens, scrolls to and marks a comment, however deep or far down it stands. Throws AskError "not-found". */
export async function goToComment(app: PanelApp, id: string): Promise<void> {
  const { thread } = app.store.get();
  if (!thread.shown.has(id)) {
    const path = `/api/v1/comments/${encodeURIComponent(id)}`;
    const { comment, ancestors, article } = await ask<CommentPage>(path);
    // Ids in addresses are anybody's: another article's comment is none of ours.
    if (article.id !== app.props.articleId || article.siteId !== app.props.siteId) return;
    showChain(thread, [...ancestors, comment]);
  }
  unfold(app, thread, id);
  app.store.set({ linkedId: id });
  threadChanged(app);
  focusComment(app, id);
  if (app.host) app.host.send({ parley: 1, type: "hash", commentId: id });
  else history.replaceState(null, "", pageHref(app.props, { comment: id }));
}

function unfold(app: PanelApp, thread: ThreadState, id: string): void {
  const folded = new Set(app.store.get().folded);
  let above = commentOf(thread, id)?.parentId;
  while (above) {
    folded.delete(above);
    above = commentOf(thread, above)?.parentId;
  }
  app.store.set({ folded });
}
