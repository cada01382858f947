import type { ThreadPage } from "@parley/contracts/types";
import { ask } from "../app/ask.ts";
import { articlePath, threadChanged, type PanelApp } from "../app/panel-app.ts";
import { takePage } from "../thread/take-pages.ts";
import { showFresh } from "./show-fresh.ts";

/** The next page of roots, below what is there. */
export async function loadMore(app: PanelApp): Promise<void> {
  const { thread } = app.store.get();
  if (thread.nextCursor === null) return;
  const query = new URLSearchParams({ sort: thread.sort, cursor: thread.nextCursor });
  const page = await ask<ThreadPage>(`${articlePath(app.props)}/thread?${query}`);
  const before = new Set(thread.roots);
  takePage(thread, page);
  threadChanged(app);
  showFresh(
    app,
    thread.roots.filter((id) => !before.has(id)),
    { wash: false },
  );
}
