/** Once, when the element is on screen and the tab is visible; never before the browser has painted. */
export function whenOnScreen(element: HTMLElement, then: () => void): void {
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    whenVisible(() => setTimeout(then));
  });
  observer.observe(element);
}

function whenVisible(then: () => void): void {
  if (document.visibilityState === "visible") return then();
  document.addEventListener("visibilitychange", () => then(), { once: true });
}
