import { threadChanged, type PanelApp } from "../app/panel-app.ts";
import { revealRoots } from "../thread/reveal.ts";
import { showFresh } from "./show-fresh.ts";

/** What waits in the pill. */
export function showNew(app: PanelApp): void {
  const fresh = revealRoots(app.store.get().thread);
  threadChanged(app);
  showFresh(app, fresh, { wash: true });
}
