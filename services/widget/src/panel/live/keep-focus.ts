import type { PanelApp } from "../app/panel-app.ts";
import { commentElementId } from "../links.ts";
import { focusComment } from "../reading/focus-comment.ts";
import { commentOf } from "../thread/thread-state.ts";

/** News may take away what somebody stands on: focus stays in its place, and the status says why. */
export function keepFocus(app: PanelApp, takeIn: () => void): void {
  const here = document.activeElement?.closest("article")?.id;
  const { thread } = app.store.get();
  const id = here && [...thread.shown].find((one) => commentElementId(one) === here);
  const before = id && commentOf(thread, id)?.status;
  takeIn();
  const now = id && commentOf(thread, id)?.status;
  if (!id || now === before || (now !== "hidden" && now !== "deleted")) return;
  app.store.set({ announcement: app.t(now) });
  focusComment(app, id);
}
