import type { PanelApp } from "../app/panel-app.ts";
import { createAnnouncer } from "./announce-news.ts";
import { createCatchUp } from "./catch-up.ts";
import { connect } from "./connect.ts";
import { followConnection } from "./follow-connection.ts";
import { listen } from "./listen.ts";

/** Without a WebSocket the changes are asked for this often. */
const ASK_EVERY_MS = 15_000;

/** Joins first and fetches after, on every connection: nothing falls between. */
export function goLive(app: PanelApp): void {
  const catchUp = createCatchUp(app);
  const tryToCatchUp = () => void catchUp().catch(() => undefined);
  const socket = connect(app);
  followConnection(app, socket, tryToCatchUp);
  listen(app, socket, tryToCatchUp);
  createAnnouncer(app);
  setInterval(() => {
    const idle = document.visibilityState === "hidden" || app.store.get().live === "paused";
    if (!socket.connected && !idle) tryToCatchUp();
  }, ASK_EVERY_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && !socket.connected) tryToCatchUp();
  });
  tryToCatchUp();
}
