import type { Comment } from "@parley/contracts/types";
import { loadTakePart } from "../app/late-load.ts";
import { threadChanged, type PanelApp } from "../app/panel-app.ts";
import { takeArticle, takePush, takeVotes } from "../thread/take-news.ts";
import { commentOf, type ThreadState } from "../thread/thread-state.ts";
import type { LiveSocket } from "./connect.ts";
import { keepFocus } from "./keep-focus.ts";

/** What the server pushes, taken in. A push is a hint; where one was missed, the changes are asked for. */
export function listen(app: PanelApp, socket: LiveSocket, catchUp: () => void): void {
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
    // Why it was removed stands there.
    void loadTakePart(app).then((part) => part.loadMine(app).catch(() => undefined));
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

/** An own pending comment was decided: in its place, whatever the public may see of it. */
function takeOwn(thread: ThreadState, comments: readonly Comment[]): void {
  for (const comment of comments) {
    const version = commentOf(thread, comment.id)?.version ?? 0;
    if (comment.version >= version) thread.privately.set(comment.id, comment);
  }
}
