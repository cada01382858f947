import type { Comment } from "@parley/contracts/types";
import { threadChanged, type PanelApp } from "../app/panel-app.ts";
import { mayModerate } from "../state/what-may-be-done.ts";
import { takeArticle, takePush, takeVotes } from "../thread/take-news.ts";
import { commentOf, type ThreadState } from "../thread/thread-state.ts";
import type { LiveSocket } from "./connect.ts";
import { keepFocus } from "./keep-focus.ts";

/** What the server pushes, taken in. A push is a hint; where one was missed, the changes are asked for. */
export function listen(app: PanelApp, socket: LiveSocket, catchUp: () => void): void {
  followConnection(app, socket, catchUp);
  socket.on("comments", (push) => {
    keepFocus(app, () => {
      if (!takePush(app.store.get().thread, push)) catchUp();
      threadChanged(app);
    });
  });
  socket.on("votes", ({ votes }) => {
    takeVotes(app.store.get().thread, votes);
    threadChanged(app);
  });
  socket.on("presence", ({ seq }) => {
    if (seq > app.store.get().thread.seq) catchUp();
  });
  socket.on("article", (article) => {
    takeArticle(app.store.get().thread, article);
    threadChanged(app);
  });
  socket.on("own", ({ comments }) => {
    takeOwn(app.store.get().thread, comments);
    threadChanged(app);
  });
  socket.on("sanctioned", ({ sanction }) => {
    const { mine } = app.store.get();
    if (mine) app.store.set({ mine: { ...mine, sanction } });
  });
  socket.on("moderation", ({ siteId, comments }) => {
    const here = comments.filter((one) => one.articleId === app.props.articleId);
    if (siteId !== app.props.siteId || here.length === 0) return;
    void import("../moderate/take-cases.ts").then(({ takeCases }) => takeCases(app, here));
  });
}

function followConnection(app: PanelApp, socket: LiveSocket, catchUp: () => void): void {
  const { siteId, articleId } = app.props;
  const mark = (live: "live" | "reconnecting") => {
    if (app.store.get().live !== "paused") app.store.set({ live });
  };
  const watch = () => {
    socket.emit("watch", { siteId, articleId }, (answer) => {
      if (!answer.ok) return void setTimeout(watch, answer.retryAfterMs ?? 5_000);
      mark("live");
      catchUp();
    });
    if (mayModerate(app.store.get())) socket.emit("watch-moderation", { siteId });
  };
  socket.on("connect", watch);
  // Of a role that came with a log-in after the connection: asked for once it is known.
  app.parts.subscribe(() => {
    if (app.parts.get().moderate && socket.connected) socket.emit("watch-moderation", { siteId });
  });
  let returnInMs = 0;
  socket.on("drain", ({ reconnectInMs }) => (returnInMs = reconnectInMs));
  socket.on("disconnect", (reason) => {
    mark("reconnecting");
    // The client comes back by itself from everything but this.
    if (reason !== "io server disconnect") return;
    setTimeout(() => socket.connect(), returnInMs || 1_000 + Math.random() * 4_000);
    returnInMs = 0;
  });
  // The client does not come back by itself where the server refused it.
  socket.on("connect_error", () => {
    mark("reconnecting");
    if (!socket.active) setTimeout(() => socket.connect(), 5_000 + Math.random() * 10_000);
  });
}

/** An own pending comment was decided: in its place, whatever the public may see of it. */
function takeOwn(thread: ThreadState, comments: readonly Comment[]): void {
  for (const comment of comments) {
    const version = commentOf(thread, comment.id)?.version ?? 0;
    if (comment.version >= version) thread.privately.set(comment.id, comment);
  }
}
