import type { PanelApp } from "../app/panel-app.ts";
import { waitingRoots } from "../thread/waiting.ts";

/** Who cannot see the pill hears of it, at most once in this time. */
const AT_MOST_EVERY_MS = 30_000;

export function createAnnouncer({ store, t }: PanelApp): void {
  let heard = 0;
  let next = 0;
  store.subscribe(() => {
    const waiting = waitingRoots(store.get().thread).length;
    if (waiting < heard) heard = waiting;
    if (waiting === heard || Date.now() < next) return;
    heard = waiting;
    next = Date.now() + AT_MOST_EVERY_MS;
    store.set({ announcement: t.count("newComments", waiting) });
  });
}
