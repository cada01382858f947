import type { PanelApp } from "../app/panel-app.ts";
import { shareHref } from "../links.ts";

/** Copies the link to a comment; where the clipboard is closed to frames, the reader is shown it to copy. */
export async function shareComment(app: PanelApp, id: string): Promise<void> {
  const { article } = app.store.get().thread;
  const href = shareHref(app.props, article.url, id);
  try {
    await navigator.clipboard.writeText(href);
    app.store.set({ announcement: app.t("copied"), shared: { id, href: null } });
  } catch {
    app.store.set({ shared: { id, href } });
  }
}
