import type { PanelApp } from "../app/panel-app.ts";
import { focusComment } from "./focus-comment.ts";

const WASHED_MS = 6_000;

/** The reader asked for these: focus goes to the first, and new ones are washed for a moment. */
export function showFresh(app: PanelApp, ids: readonly string[], { wash }: { wash: boolean }) {
  const first = ids[0];
  if (first === undefined) return;
  focusComment(app, first);
  if (!wash) return;
  app.store.set({ fresh: new Set(ids) });
  setTimeout(() => app.store.set({ fresh: new Set() }), WASHED_MS);
}
