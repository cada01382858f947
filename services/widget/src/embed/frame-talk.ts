import type { FrameMessage, LoaderMessage } from "@parley/contracts/frame-messages";

export interface FrameTalk {
  say(message: LoaderMessage): void;
  stop(): void;
}

/** Hears this frame alone, from the product's origin alone; what is said goes to no other origin. */
export function talkWith(
  frame: HTMLIFrameElement,
  origin: string,
  hear: (message: FrameMessage) => void,
): FrameTalk {
  const listener = (event: MessageEvent) => {
    const ours = event.source === frame.contentWindow && event.origin === origin;
    if (ours && event.data?.parley === 1) hear(event.data);
  };
  addEventListener("message", listener);
  return {
    say: (message) => frame.contentWindow?.postMessage(message, origin),
    stop: () => removeEventListener("message", listener),
  };
}
