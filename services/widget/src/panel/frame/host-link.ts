import type { FrameMessage, LoaderMessage } from "@parley/contracts/frame-messages";

/** The part of this frame that is on the host's screen: px from the frame's top. */
export interface Viewport {
  top: number;
  height: number;
}

/** The way to the loader on the host's page. */
export interface HostLink {
  /** Kept until the host has answered; `ready` alone goes out before. */
  send(message: FrameMessage): void;
  listen(listener: (message: LoaderMessage) => void): void;
  /** Tells every origin that may hold this frame that it is ready. */
  ready(): void;
  /** As the loader last told it. */
  viewport(): Viewport;
}

/** What is used of a window. */
interface FrameWindow {
  readonly parent: { postMessage(message: FrameMessage, origin: string): void };
  addEventListener(type: "message", listener: (event: Heard) => void): void;
}

interface Heard {
  source: unknown;
  origin: string;
  data: unknown;
}

/**
 * [T69] Source and origin are checked: only the window above, and of its messages only those from an origin that
 * may hold this frame. The first valid one's origin is the host's from then on.
 */
export function createHostLink(frame: FrameWindow, hostOrigins: readonly string[]): HostLink {
  const listeners: ((message: LoaderMessage) => void)[] = [];
  let kept: FrameMessage[] = [];
  let hostOrigin: string | null = null;
  let viewport: Viewport = { top: 0, height: 0 };
  frame.addEventListener("message", ({ source, origin, data }) => {
    const allowed = hostOrigin === null ? hostOrigins.includes(origin) : origin === hostOrigin;
    if (source !== frame.parent || !allowed || !isLoaderMessage(data)) return;
    hostOrigin = origin;
    if (data.type === "viewport") viewport = { top: data.top, height: data.height };
    const late = kept;
    kept = [];
    for (const message of late) frame.parent.postMessage(message, origin);
    for (const listener of listeners) listener(data);
  });
  return {
    send(message) {
      if (hostOrigin === null) kept.push(message);
      else frame.parent.postMessage(message, hostOrigin);
    },
    listen: (listener) => void listeners.push(listener),
    ready() {
      const message: FrameMessage = { parley: 1, type: "ready" };
      for (const origin of hostOrigins) frame.parent.postMessage(message, origin);
    },
    viewport: () => viewport,
  };
}

function isLoaderMessage(data: unknown): data is LoaderMessage {
  if (typeof data !== "object" || data === null) return false;
  const message: Partial<Record<string, unknown>> = { ...data };
  if (message["parley"] !== 1) return false;
  switch (message["type"]) {
    case "viewport":
      return typeof message["top"] === "number" && typeof message["height"] === "number";
    case "open":
      return typeof message["commentId"] === "string";
    case "theme":
      return typeof message["tokens"] === "object" && message["tokens"] !== null;
    case "login-required-result":
      return typeof message["handled"] === "boolean";
    default:
      return false;
  }
}
