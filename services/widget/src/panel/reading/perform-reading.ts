import type { ReadingAction } from "../action.ts";
import { goToComment } from "./go-to-comment.ts";
import { loadMore } from "./load-more.ts";
import { reloadThread } from "./reload-thread.ts";
import { shareComment } from "./share-comment.ts";
import { showNew } from "./show-new.ts";
import { showReplies } from "./show-replies.ts";
import { whileBusy } from "./while-busy.ts";
import type { PanelApp } from "../app/panel-app.ts";

export async function performReading(app: PanelApp, action: ReadingAction): Promise<void> {
  switch (action.do) {
    case "sort":
      return whileBusy(app, "sort", () => reloadThread(app, action.sort));
    case "load-more":
      return whileBusy(app, "more", () => loadMore(app));
    case "show-replies":
      return whileBusy(app, action.rootId, () => showReplies(app, action.rootId));
    case "show-new":
      return showNew(app);
    case "fold":
      return fold(app, action.id);
    case "go-to":
      return goToComment(app, action.id);
    case "share":
      return shareComment(app, action.id);
    case "pause":
      return app.store.set({ live: action.paused ? "paused" : "reconnecting" });
    case "single-keys":
      return app.store.set({ singleKeys: action.on });
  }
}

function fold({ store }: PanelApp, id: string): void {
  const folded = new Set(store.get().folded);
  if (!folded.delete(id)) folded.add(id);
  store.set({ folded });
}
