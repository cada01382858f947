import type { PanelApp } from "../app/panel-app.ts";
import { commentElementId } from "../links.ts";

/** Focus, once what was changed is on screen. The loader alone scrolls a host's page. */
export function focusComment(app: PanelApp, id: string): void {
  focusLater(app, () => document.getElementById(commentElementId(id)));
}

export function focusLater(app: PanelApp, find: () => HTMLElement | null): void {
  setTimeout(() => {
    const element = find();
    if (!element) return;
    element.focus({ preventScroll: app.host !== null });
    if (app.host) scrollHostTo(app, element);
  });
}

/** Leaves a host's page alone where the element is on screen already. */
function scrollHostTo(app: PanelApp, element: Element): void {
  const { top, height } = element.getBoundingClientRect();
  const seen = app.host?.viewport() ?? { top: 0, height: 0 };
  if (top >= seen.top && top + height <= seen.top + seen.height) return;
  app.host?.send({ parley: 1, type: "scroll-to", top: Math.max(0, top - HEADROOM_PX) });
}

/** Hosts have sticky bars of their own. */
const HEADROOM_PX = 80;
