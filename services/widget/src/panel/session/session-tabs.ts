import type { TabToken } from "./session-trace.ts";

export type TabMessage =
  /** Somebody logged in, and the cookie has it. */
  | { kind: "cookie" }
  /** A session that lives in the tabs has this refresh token now. */
  | ({ kind: "token" } & TabToken)
  | { kind: "who-has"; sid: string }
  | ({ kind: "newest" } & TabToken)
  | { kind: "ended"; sid: string };

/** How the tabs of one origin (in a frame: of one host) follow each other. */
export interface SessionTabs {
  tell(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
  /** [F6] A tab asks the others before it uses its own token: theirs may be newer. null: nobody answered. */
  newest(sid: string): Promise<string | null>;
}

type Channel = Pick<BroadcastChannel, "postMessage" | "addEventListener">;

export function createSessionTabs(channel: Channel | null, waitMs = 150): SessionTabs {
  const listeners = new Set<(message: TabMessage) => void>();
  channel?.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    for (const listener of listeners) listener(data);
  });
  return {
    tell: (message) => channel?.postMessage(message),
    listen: (listener) => void listeners.add(listener),
    newest(sid) {
      if (!channel) return Promise.resolve(null);
      return new Promise((resolve) => {
        const answer = (token: string | null) => {
          listeners.delete(heard);
          resolve(token);
        };
        const heard = (message: TabMessage) => {
          if (message.kind === "newest" && message.sid === sid) answer(message.token);
        };
        listeners.add(heard);
        channel.postMessage({ kind: "who-has", sid });
        setTimeout(() => answer(null), waitMs);
      });
    },
  };
}

/** null where the browser closes the channel to frames. */
export function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel("parley:session");
  } catch {
    return null;
  }
}
