import { loadTakePart } from "../app/late-load.ts";
import type { PanelApp } from "../app/panel-app.ts";
import { mayModerate } from "../state/what-may-be-done.ts";
import type { LiveSocket } from "./connect.ts";

/** Joins the article on every connection, tells the reader how it stands, and comes back when it is gone. */
export function followConnection(app: PanelApp, socket: LiveSocket, catchUp: () => void): void {
  const mark = (live: "live" | "reconnecting") => {
    if (app.store.get().live !== "paused") app.store.set({ live });
  };
  socket.on("connect", () => {
    watch(app, socket, () => {
      mark("live");
      catchUp();
    });
  });
  // Of a role that came with a log-in after the connection: asked for once it is known.
  app.parts.subscribe(() => watchModeration(app, socket));
  socket.on("disconnect", () => mark("reconnecting"));
  socket.on("connect_error", () => mark("reconnecting"));
  comeBack(app, socket);
}

function watch(app: PanelApp, socket: LiveSocket, joined: () => void): void {
  const { siteId, articleId } = app.props;
  if (!socket.connected) return;
  socket.emit("watch", { siteId, articleId }, (answer) => {
    if (answer.ok) return joined();
    setTimeout(() => watch(app, socket, joined), answer.retryAfterMs ?? 5_000);
  });
  watchModeration(app, socket);
}

function watchModeration(app: PanelApp, socket: LiveSocket): void {
  const { siteId } = app.props;
  if (app.parts.get().moderate === null || !mayModerate(app.store.get())) return;
  if (socket.connected) socket.emit("watch-moderation", { siteId });
}

/** The client comes back by itself, but not where the server sent it away or refused it. */
function comeBack(app: PanelApp, socket: LiveSocket): void {
  let returnInMs: number | null = null;
  const connectAfter = (ms: number) => {
    setTimeout(() => {
      if (app.store.get().live !== "paused") socket.connect();
    }, ms);
  };
  socket.on("drain", ({ reconnectInMs }) => (returnInMs = reconnectInMs));
  socket.on("disconnect", (reason) => {
    if (reason !== "io server disconnect") return;
    connectAfter(returnInMs ?? 1_000 + Math.random() * 4_000);
    returnInMs = null;
  });
  socket.on("connect_error", async () => {
    if (socket.active) return;
    // Perhaps for a token that is no longer one.
    if (app.access.get().token !== null) {
      const part = await loadTakePart(app);
      await part.renew(app).catch(() => null);
    }
    connectAfter(5_000 + Math.random() * 10_000);
  });
}
