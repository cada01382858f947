import { frameTitle } from "./frame-title.ts";

/** As tall as its content will be, and nothing until that is known. Styled without a style attribute (host's CSP). */
export function makeIframe(tag: Element, address: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = frameTitle(tag);
  frame.allow = "clipboard-write";
  Object.assign(frame.style, {
    display: "block",
    inlineSize: "100%",
    blockSize: "0",
    border: "0",
    colorScheme: "normal",
  });
  frame.src = address;
  tag.append(frame);
  return frame;
}
