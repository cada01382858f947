import type { PanelApp } from "../app/panel-app.ts";

/** Single keys act while focus is inside the panel and not in a field, and can be turned off (WCAG 2.1.4). */
export function listenToKeys(app: PanelApp, root: HTMLElement): void {
  root.addEventListener("keydown", (event) => {
    const { target } = event;
    if (!app.store.get().singleKeys || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof Element) || target.matches("input, textarea, select")) return;
    if (act(root, target.closest("article"), event.key)) event.preventDefault();
  });
}

function act(root: HTMLElement, current: Element | null, key: string): boolean {
  switch (key) {
    case "j":
      return step(root, current, 1);
    case "k":
      return step(root, current, -1);
    case "r":
      return click(current, "[data-reply]");
    case "u":
      return click(current, '[data-vote="1"]');
    case "c":
      return click(current, "[data-fold]");
    case "n":
      return click(root, ".pill");
    case "?":
      return click(root, "#parley-options > summary");
    default:
      return false;
  }
}

function step(root: HTMLElement, current: Element | null, by: 1 | -1): boolean {
  const all = [...root.querySelectorAll<HTMLElement>("article")];
  const index = current instanceof HTMLElement ? all.indexOf(current) + by : 0;
  const next = all[index];
  next?.focus();
  return next !== undefined;
}

function click(within: Element | null, selector: string): boolean {
  const found = within?.querySelector<HTMLElement>(selector);
  found?.click();
  return Boolean(found);
}
