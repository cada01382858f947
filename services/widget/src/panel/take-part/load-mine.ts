import type { MyPart } from "@parley/contracts/types";
import { articlePath, threadChanged, type PanelApp } from "../app/panel-app.ts";
import { showPrivately } from "../thread/reveal.ts";
import { askAsPerson } from "./ask-as-person.ts";

/** What only this person may see of the article: own votes, what waits for a moderator, what was removed and why. */
export async function loadMine(app: PanelApp): Promise<void> {
  const mine = await askAsPerson<MyPart>(app, `${articlePath(app.props)}/me`, { fresh: true });
  const { votes, removed, sanction } = mine;
  app.store.set({ mine: { votes, removed, sanction } });
  const { thread } = app.store.get();
  for (const comment of mine.pending.toReversed()) showPrivately(thread, comment);
  threadChanged(app);
}

/** Another person, or nobody: nothing of what only the last one might see stays. */
export function forgetMine(app: PanelApp): void {
  const { thread } = app.store.get();
  app.store.set({ mine: null, cases: new Map() });
  for (const id of thread.privately.keys()) {
    thread.privately.delete(id);
    if (!thread.known.has(id)) thread.shown.delete(id);
  }
  threadChanged(app);
}
