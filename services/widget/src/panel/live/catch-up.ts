import type { ChangesPage } from "@parley/contracts/types";
import { ask } from "../app/ask.ts";
import { articlePath, threadChanged, type PanelApp } from "../app/panel-app.ts";
import { reloadThread } from "../reading/reload-thread.ts";
import { takeChanges } from "../thread/take-news.ts";

/**
 * Fetches what changed after the position, until nothing more has. [W2] `resync` replaces everything. Asked for
 * again while under way, it runs once more: what asked may have come after the answer was read.
 */
export function createCatchUp(app: PanelApp): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await fetchChanges(app);
    } while (again);
  };
  return () => {
    again = running !== null;
    running ??= run().finally(() => (running = null));
    return running;
  };
}

async function fetchChanges(app: PanelApp): Promise<void> {
  for (;;) {
    const { thread } = app.store.get();
    const path = `${articlePath(app.props)}/changes?since=${thread.seq}`;
    const changes = await ask<ChangesPage>(path, { fresh: true });
    // Another order was chosen meanwhile: its page has a position of its own.
    if (app.store.get().thread.openedAt !== thread.openedAt) continue;
    if (changes.resync) return reloadThread(app);
    takeChanges(app.store.get().thread, changes);
    threadChanged(app);
    if (!changes.more) return;
  }
}
