import type { HostLink, Viewport } from "./host-link.ts";

interface Place {
  element: Element;
  top: number;
}

/**
 * Tells the loader the height. When the frame grew above what is being read, it also tells where that stands now:
 * the browser's own scroll anchoring cannot look into a frame. Returns what to call when anything may have moved.
 */
export function createFrameLayout(root: HTMLElement, host: HostLink): () => void {
  let height = 0;
  let place: Place | null = null;
  host.listen(({ type }) => {
    if (type !== "viewport") return;
    place = placeOnScreen(root, host.viewport());
    placeBar(root, host.viewport());
  });
  const measure = () => {
    const viewport = host.viewport();
    const now = Math.ceil(root.scrollHeight);
    if (now !== height) host.send({ parley: 1, type: "height", px: (height = now) });
    const moved = place?.element.isConnected ? topOf(place.element) - place.top : 0;
    const top = viewport.top + moved;
    if (moved !== 0 && viewport.top > 0) host.send({ parley: 1, type: "scroll-to", top });
    place = placeOnScreen(root, { ...viewport, top });
    placeBar(root, viewport);
  };
  new ResizeObserver(measure).observe(root);
  return measure;
}

/** The comment that the reader's eyes are on: the first that begins on screen. */
function placeOnScreen(root: HTMLElement, { top, height }: Viewport): Place | null {
  if (top <= 0 || height <= 0) return null;
  for (const element of root.querySelectorAll("article")) {
    const begins = topOf(element);
    if (begins >= top) return begins < top + height ? { element, top: begins } : null;
  }
  return null;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}

/** The bar with the pill goes where the reader is, as far as the list reaches. */
function placeBar(root: HTMLElement, { top }: Viewport): void {
  const bar = root.querySelector<HTMLElement>(".tb");
  if (!bar?.parentElement) return;
  const natural = bar.offsetTop - (parseFloat(getComputedStyle(bar).insetBlockStart) || 0);
  const furthest = bar.parentElement.offsetHeight - natural - bar.offsetHeight;
  const shift = Math.max(0, Math.min(top - natural, furthest));
  document.documentElement.style.setProperty("--parley-bar-shift", `${shift}px`);
  document.documentElement.style.setProperty("--parley-view-top", `${Math.max(0, top)}px`);
}
