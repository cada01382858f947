import type { Votes } from "@parley/contracts/types";

/** Word of a change, for every process. A hint may be lost or come twice: the store is the truth. */
export type BusHint =
  | { kind: "article"; stream: string; seq: number }
  | {
      kind: "votes";
      siteId: string;
      articleId: string;
      stream: string;
      votes: Record<string, Votes>;
    }
  | { kind: "site"; siteId: string }
  | { kind: "account"; accountId: string }
  | {
      kind: "presence";
      siteId: string;
      articleId: string;
      process: string;
      watching: number;
      typing: number;
    };

export interface Bus {
  /**
   * [B1] Reaches every listener of every process, this one's among them, in the order of publishing.
   * [B2] Never throws and never waits for another process.
   */
  publish(hint: BusHint): void;
  /**
   * [B3] A listener hears what is published after this call, until it calls what is returned. [B4] One that throws
   * keeps no other from hearing.
   */
  subscribe(listener: (hint: BusHint) => void): () => void;
}
