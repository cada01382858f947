import type { HostEventName } from "@parley/contracts/frame-messages";

/** The fixed list, without the prefix that all of them have. */
const EVENTS = /^parley:(?:ready|count|comment|login|logout|login-required|error)$/;

/** Tells the host page. True where a listener takes the matter over. */
export function forwardEvent(tag: Element, name: HostEventName, detail: unknown): boolean {
  if (!EVENTS.test(name)) return false;
  const cancelable = name === "parley:login-required";
  return !tag.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable, detail }));
}
