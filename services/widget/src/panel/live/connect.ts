import type { ClientEvents, ServerEvents } from "@parley/contracts/live-events";
import { io, type Socket } from "socket.io-client";
import { loadTakePart } from "../app/late-load.ts";
import type { PanelApp } from "../app/panel-app.ts";

export type LiveSocket = Socket<ServerEvents, ClientEvents>;

/** The socket of this panel: a guest's or a person's, and which of them follows the session. */
export function connect(app: PanelApp): LiveSocket {
  const socket: LiveSocket = io(location.origin, {
    path: "/live",
    transports: ["websocket"],
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 30_000,
    randomizationFactor: 0.5,
    auth: (tell) => void handshake(app).then(tell),
  });
  followPause(app, socket);
  followSession(app, socket);
  return socket;
}

/** Guests need none. A person whose token cannot be had now comes as a guest and is told apart later. */
async function handshake(app: PanelApp): Promise<{ accessToken?: string }> {
  if (app.access.get().token === null) return {};
  const part = await loadTakePart(app);
  const accessToken = await part.token(app).catch(() => null);
  return accessToken === null ? {} : { accessToken };
}

function followPause(app: PanelApp, socket: LiveSocket): void {
  let paused = false;
  app.store.subscribe(() => {
    const now = app.store.get().live === "paused";
    if (now === paused) return;
    paused = now;
    if (paused) socket.disconnect();
    else socket.connect();
  });
}

/** A guest may become a person once, a person's token may be renewed; another person needs another connection. */
function followSession(app: PanelApp, socket: LiveSocket): void {
  let known = app.store.get().person?.account.id ?? null;
  app.access.subscribe(() => {
    const { token } = app.access.get();
    const now = token === null ? null : (app.store.get().person?.account.id ?? null);
    const another = known !== null && known !== now;
    known = now;
    if (another && socket.connected) socket.disconnect().connect();
    else if (token !== null && socket.connected)
      socket.emit("authenticate", { accessToken: token });
  });
}
