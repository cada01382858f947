import type {
  ArticleRef,
  ClientEvents,
  CommentsPush,
  ServerEvents,
} from "@parley/contracts/live-events";
import { mergeComments, type Held } from "@parley/contracts/merge";
import type { ChangesPage } from "@parley/contracts/types";
import { positionAfterPush } from "@parley/contracts/watch-position";
import { io, type Socket } from "socket.io-client";
import type { WatcherRecord } from "../../support/history-checker.ts";
import { insist } from "./call.ts";
import { loadWholeThread } from "./whole-thread.ts";

export interface Watcher {
  readonly record: WatcherRecord;
  /** Stands at this number or later, with nothing to fetch. */
  standsAt(seq: number): boolean;
  /** How often the server said that it is about to go. */
  drains(): number;
  close(): void;
}

export interface WatcherOptions {
  name: string;
  origin: string;
  article: ArticleRef;
  transports: ("websocket" | "polling")[];
  /** Begins with the pages, as a panel does; else with `changes` from 0. */
  fromPages: boolean;
}

const PRIVATE_EVENTS: readonly string[] = ["own", "sanctioned", "moderation"];

/** A reader by the contract: on every connection it joins first, then fetches what changed ([W2], [W3]). */
export function openWatcher(options: WatcherOptions): Watcher {
  const { name, origin, article, transports } = options;
  const url = `${origin}/api/v1/sites/${article.siteId}/articles/${article.articleId}`;
  const known = new Map<string, Held>();
  const pushes: { connection: number; push: CommentsPush }[] = [];
  const privateEvents: string[] = [];
  let seq = 0;
  let connection = 0;
  let loaded = !options.fromPages;
  let fetching: Promise<void> | null = null;
  let drains = 0;

  const socket: Socket<ServerEvents, ClientEvents> = io(origin, {
    path: "/live",
    transports,
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
    // A cut while Socket.IO joins its namespace leaves the client waiting for this.
    timeout: 1_000,
  });

  async function loadPages(): Promise<void> {
    const thread = await loadWholeThread(url);
    known.clear();
    mergeComments(known, thread.comments, thread.seq);
    seq = thread.seq;
    loaded = true;
  }

  async function fetchChanges(): Promise<void> {
    if (!loaded) await loadPages();
    for (;;) {
      const page: ChangesPage = await insist(`${url}/changes?since=${seq}`, "GET");
      if (page.resync) return loadPages();
      mergeComments(known, page.comments, page.seq);
      seq = Math.max(seq, page.seq);
      if (!page.more) return;
    }
  }

  /** One fetch at a time; who asks during one is answered by the next. */
  function catchUp(): void {
    const next = (fetching ?? Promise.resolve()).then(fetchChanges).catch(() => {});
    fetching = next;
    void next.then(() => {
      if (fetching === next) fetching = null;
    });
  }

  socket.on("connect", () => {
    connection += 1;
    const join = (): void =>
      void socket
        .timeout(1_000)
        .emitWithAck("watch", article)
        .then(
          ({ ok }) => (ok ? catchUp() : join()),
          // Cut meanwhile: the next connection joins anew.
          () => socket.connected && join(),
        );
    join();
  });
  socket.on("comments", (push) => {
    pushes.push({ connection, push });
    mergeComments(known, push.comments, push.seq);
    const after = positionAfterPush(seq, push);
    if (after === null) catchUp();
    else seq = after;
  });
  socket.on("presence", (told) => {
    if (told.seq > seq) catchUp();
  });
  socket.on("drain", () => {
    drains += 1;
  });
  socket.onAny((event: string) => {
    if (PRIVATE_EVENTS.includes(event)) privateEvents.push(event);
  });
  return {
    get record() {
      return { name, held: [...known.values()].map((held) => held.comment), pushes, privateEvents };
    },
    standsAt: (least) => loaded && socket.connected && seq >= least && fetching === null,
    drains: () => drains,
    close: () => void socket.close(),
  };
}
