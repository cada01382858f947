import type { ArticleRef, ClientEvents, ServerEvents } from "@parley/contracts/live-events";
import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import { until } from "./until.ts";

export type ServerEvent = keyof ServerEvents;
export type Payload<Name extends ServerEvent> = Parameters<ServerEvents[Name]>[0];

export interface LiveClient {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  /** All that came, oldest first. */
  readonly events: { name: string; payload: unknown }[];
  /** The payloads of that name so far. */
  all<Name extends ServerEvent>(name: Name): Payload<Name>[];
  /** The first of that name that is so, now or within the time. */
  first<Name extends ServerEvent>(
    name: Name,
    is?: (payload: Payload<Name>) => boolean,
    withinMs?: number,
  ): Promise<Payload<Name>>;
  watch(article: ArticleRef): ReturnType<Socket["emitWithAck"]>;
  close(): void;
}

export interface LiveOptions extends Partial<ManagerOptions & SocketOptions> {
  /** Whose token goes into the handshake. */
  as?: { readonly token: string };
}

/** A socket of the contract. Resolves when it is connected; rejects with its `connect_error`. */
export async function openLiveClient(
  origin: string,
  { as, ...options }: LiveOptions = {},
): Promise<LiveClient> {
  const socket: Socket<ServerEvents, ClientEvents> = io(origin, {
    path: "/live",
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    ...(as && { auth: { accessToken: as.token } }),
    ...options,
  });
  const events: LiveClient["events"] = [];
  socket.onAny((name: string, payload: unknown) => void events.push({ name, payload }));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  }).catch((error: unknown) => {
    socket.close();
    throw error;
  });
  const all = <Name extends ServerEvent>(name: Name) =>
    events.filter((event) => event.name === name).map(({ payload }) => payload as Payload<Name>);
  return {
    socket,
    events,
    all,
    async first(name, is = () => true, withinMs = 5_000) {
      await until(() => all(name).some(is), `an event ${name}`, withinMs);
      return all(name).find(is) as Payload<typeof name>;
    },
    watch: (article) => socket.emitWithAck("watch", article),
    close: () => void socket.close(),
  };
}
