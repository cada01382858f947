import type { Action } from "../action.ts";
import { goToComment } from "../reading/go-to-comment.ts";
import { loadMore } from "../reading/load-more.ts";
import { reloadThread } from "../reading/reload-thread.ts";
import { shareComment } from "../reading/share-comment.ts";
import { showNew } from "../reading/show-new.ts";
import { showReplies } from "../reading/show-replies.ts";
import { whileBusy } from "../reading/while-busy.ts";
import { loadModerate, loadTakePart } from "./late-load.ts";
import type { PanelApp } from "./panel-app.ts";
import { tellFailure } from "./tell-failure.ts";

/** Does what a component asked for; what fails is told above the list, and nothing is half done. */
export function perform(app: PanelApp, action: Action): void {
  app.store.set({ alert: null });
  doAction(app, action).catch((error: unknown) => {
    app.store.set({ alert: tellFailure(app.t, error) });
  });
}

async function doAction(app: PanelApp, action: Action): Promise<void> {
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
    case "decide":
    case "set-state":
      return (await loadModerate(app)).perform(app, action);
    default:
      return (await loadTakePart(app)).perform(app, action);
  }
}

function fold({ store }: PanelApp, id: string): void {
  const folded = new Set(store.get().folded);
  if (!folded.delete(id)) folded.add(id);
  store.set({ folded });
}
