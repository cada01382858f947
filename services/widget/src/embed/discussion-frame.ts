import type { FrameMessage } from "@parley/contracts/frame-messages";
import { followViewport } from "./follow-viewport.ts";
import { forwardEvent } from "./forward-event.ts";
import { commentOfHash } from "./frame-address.ts";
import { talkWith } from "./frame-talk.ts";
import { makeIframe } from "./make-iframe.ts";
import { themeTokens } from "./theme-tokens.ts";

/** One iframe under the tag. Returns what takes it away again. */
export function createFrame(tag: HTMLElement, origin: string, address: string): () => void {
  const frame = makeIframe(tag, address);
  const talk = talkWith(frame, origin, hear);
  const viewport = followViewport(frame, talk.say);
  return () => {
    removeEventListener("hashchange", open);
    viewport.stop();
    talk.stop();
    frame.remove();
  };

  function hear(message: FrameMessage): void {
    switch (message.type) {
      case "ready":
        return begin();
      case "height":
        frame.style.blockSize = `${Number(message.px)}px`;
        return viewport.tell();
      case "scroll-to":
        return scrollTo(scrollX, pageTopOf(frame) + Number(message.top));
      case "hash":
        return history.replaceState(history.state, "", `#parley-${message.commentId}`);
      case "event":
        return forward(message);
    }
  }

  function begin(): void {
    for (const node of Array.from(tag.childNodes)) if (node !== frame) node.remove();
    talk.say({ parley: 1, type: "theme", tokens: themeTokens(tag) });
    addEventListener("hashchange", open);
    viewport.start();
    open();
  }

  function open(): void {
    const commentId = commentOfHash(location.hash);
    if (commentId) talk.say({ parley: 1, type: "open", commentId });
  }

  function forward({ name, detail }: Extract<FrameMessage, { type: "event" }>): void {
    const handled = forwardEvent(tag, name, detail);
    if (name !== "parley:login-required") return;
    talk.say({ parley: 1, type: "login-required-result", handled });
  }
}

function pageTopOf(frame: HTMLIFrameElement): number {
  return scrollY + frame.getBoundingClientRect().top;
}
