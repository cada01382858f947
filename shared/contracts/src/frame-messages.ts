/** Between loader and frame (contract, "Pages and scripts"): flat messages, source and origin checked on both sides. */
export type FrameMessage =
  | { parley: 1; type: "ready" }
  | { parley: 1; type: "height"; px: number }
  | { parley: 1; type: "scroll-to"; top: number }
  | { parley: 1; type: "hash"; commentId: string }
  | { parley: 1; type: "event"; name: HostEventName; detail: Record<string, unknown> };

export type LoaderMessage =
  | { parley: 1; type: "viewport"; top: number; height: number }
  | { parley: 1; type: "open"; commentId: string }
  | { parley: 1; type: "theme"; tokens: Record<string, string> }
  | { parley: 1; type: "login-required-result"; handled: boolean };

/** The fixed list of events that the loader forwards onto the element. */
export type HostEventName =
  | "parley:ready"
  | "parley:count"
  | "parley:comment"
  | "parley:login"
  | "parley:logout"
  | "parley:login-required"
  | "parley:error";
