import { applyTheme } from "../frame/apply-theme.ts";
import { createFrameLayout } from "../frame/frame-layout.ts";
import type { HostLink } from "../frame/host-link.ts";
import { focusComment } from "../reading/focus-comment.ts";
import { hearOfLogin } from "../session/hear-of-login.ts";
import { mayHaveSession } from "../session/session-trace.ts";
import { loadReading, loadTakePart } from "./late-load.ts";
import { tellHost, type PanelApp } from "./panel-app.ts";
import { whenOnScreen } from "./when-on-screen.ts";

/** After the first render: clocks tick, the host hears of it, a session is taken up, the wire goes live. */
export function startPanel(app: PanelApp, root: HTMLElement): void {
  const { store } = app;
  const tick = () => store.set({ now: Date.now() });
  store.set({ started: true, now: Date.now(), online: navigator.onLine });
  setInterval(tick, 60_000);
  addEventListener("online", () => store.set({ online: true }));
  addEventListener("offline", () => store.set({ online: false }));
  if (app.host) joinHost(app, app.host, root);
  const { linkedId } = store.get();
  if (linkedId !== null) focusComment(app, linkedId);
  void loadReading(app).then((part) => part.begin(app, root));
  const takeUp = () => void loadTakePart(app).then((part) => part.resume(app));
  if (mayHaveSession()) takeUp();
  else hearOfLogin(takeUp);
  whenOnScreen(root, () => {
    void import("../live/go-live.ts").then(({ goLive }) => goLive(app));
  });
}

function joinHost(app: PanelApp, host: HostLink, root: HTMLElement): void {
  const measure = createFrameLayout(root, host);
  app.store.subscribe(() => setTimeout(measure));
  let told = -1;
  const tellCount = () => {
    const { commentCount } = app.store.get().thread.article;
    if (commentCount === told) return;
    told = commentCount;
    tellHost(app, "parley:count", { count: commentCount });
  };
  app.store.subscribe(tellCount);
  host.listen((message) => {
    if (message.type === "theme") applyTheme(message.tokens);
    if (message.type === "open") app.perform({ do: "go-to", id: message.commentId });
  });
  host.ready();
  measure();
  tellHost(app, "parley:ready", {});
  tellCount();
}
