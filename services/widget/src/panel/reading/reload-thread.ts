import type { Sort, ThreadPage } from "@parley/contracts/types";
import { articlePath, type PanelApp } from "../app/panel-app.ts";
import { ask } from "../app/ask.ts";
import { openThread } from "../thread/open-thread.ts";

/** [W2] `resync` and another order replace everything that is held instead of merging. */
export async function reloadThread(app: PanelApp, sort?: Sort): Promise<void> {
  const { thread } = app.store.get();
  const order = sort ?? thread.sort;
  const path = `${articlePath(app.props)}/thread?sort=${order}`;
  const page = await ask<ThreadPage>(path, { fresh: true });
  const renderedAt = new Date().toISOString();
  const fresh = openThread({ page, linked: null, sort: order, cursor: null, renderedAt });
  // What only this person sees is no part of the page.
  for (const comment of thread.privately.values()) fresh.privately.set(comment.id, comment);
  app.store.set({ thread: fresh });
}
