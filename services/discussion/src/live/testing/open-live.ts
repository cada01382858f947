import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createInProcessBus } from "@parley/service-kit/bus/in-process";
import { AppError } from "@parley/service-kit/problem";
import type { ClientEvents, ServerEvents } from "@parley/contracts/live-events";
import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import type { Person } from "../../account-directory/person.ts";
import { streamOf } from "../../article-stream/stream-id.ts";
import type { LiveDeps } from "../live-deps.ts";
import { createLive, type Live } from "../live.ts";
import { aJournal, type TestJournal } from "./a-journal.ts";

export type Client = Socket<ServerEvents, ClientEvents> & {
  /** All that came, oldest first. */
  readonly events: { name: string; payload: Record<string, unknown> }[];
};

export interface OpenedLive {
  readonly live: Live;
  readonly server: Server;
  readonly url: string;
  /** Token → person: a token taken out is void. Say so with `accountChanged`. */
  readonly people: Map<string, Person>;
  accountChanged(accountId: string): void;
  journal(articleId: string): TestJournal;
  /** Adds an entry and tells of it. */
  applied(articleId: string, n: number): void;
  readonly logged: object[];
  client(options?: Partial<ManagerOptions & SocketOptions>): Client;
  close(): Promise<void>;
}

/** A live part on a real HTTP server, over journals in memory; the sites are `s` and `t`. */
export async function openLive(changed: Partial<LiveDeps> = {}): Promise<OpenedLive> {
  const journals = new Map<string, TestJournal>();
  const people = new Map<string, Person>();
  const listeners = new Set<(accountId: string) => void>();
  const clients: Client[] = [];
  const logged: object[] = [];
  const journal = (articleId: string): TestJournal => {
    const there = journals.get(articleId) ?? aJournal(articleId);
    journals.set(articleId, there);
    return there;
  };
  const seqOf = (stream: string): number =>
    [...journals].find(([id]) => streamOf("s", id) === stream)?.[1].n() ?? 0;
  const live = createLive({
    readChanges: (article, since) => journal(article.articleId).read(since),
    lastSeqsOf: async (streams) => new Map(streams.map((stream) => [stream, seqOf(stream)])),
    articleOf: async ({ articleId }) => journal(articleId).article,
    async findSite(siteId) {
      if (siteId !== "s" && siteId !== "t") throw new AppError("not-found", "no such site");
    },
    originAllowed: async (origin) => origin === "https://news.example",
    networkOf: (request) => request.socket.remoteAddress ?? "",
    async personOf(token) {
      const person = people.get(token);
      if (!person) throw new AppError("unauthenticated", "not a token");
      return person;
    },
    onAccountChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refusesPost: async () => null,
    moderated: async () => [],
    bus: createInProcessBus(),
    now: Date.now,
    newId: () => "process-1",
    limited: true,
    log: { warn: (fields) => void logged.push(fields) },
    ...changed,
  });
  const server = createServer((_request, response) => void response.writeHead(404).end());
  live.attach(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    live,
    server,
    url,
    people,
    journal,
    logged,
    accountChanged: (accountId) => listeners.forEach((listener) => listener(accountId)),
    applied: (articleId, n) => live.applied(streamOf("s", articleId), n),
    client(options) {
      const client = openClient(url, options);
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.close();
      await live.stop();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function openClient(url: string, options: Partial<ManagerOptions & SocketOptions> = {}): Client {
  const socket: Socket<ServerEvents, ClientEvents> = io(url, {
    path: "/live",
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    ...options,
  });
  const client = Object.assign(socket, { events: [] as Client["events"] });
  socket.onAny((name: string, payload: Record<string, unknown>) => {
    client.events.push({ name, payload });
  });
  return client;
}

export function aPerson(changed: Partial<Person> = {}): Person {
  const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;
  return { id: "p1", name: "Ann", roles: {}, sid: "sid-1", exp: inAnHour, ...changed };
}
