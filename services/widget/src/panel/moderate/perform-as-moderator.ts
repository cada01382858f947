import type { Article, Comment, DecisionAction } from "@parley/contracts/types";
import type { ModeratorAction } from "../action.ts";
import { AskError } from "../app/ask.ts";
import { articlePath, threadChanged, type PanelApp } from "../app/panel-app.ts";
import { focusComment } from "../reading/focus-comment.ts";
import { askAsPerson } from "../take-part/ask-as-person.ts";
import { showPrivately, takeOwn } from "../thread/reveal.ts";
import { takeArticle } from "../thread/take-news.ts";
import { commentOf } from "../thread/thread-state.ts";

export async function performAsModerator(app: PanelApp, action: ModeratorAction): Promise<void> {
  if (action.do === "decide") return decide(app, action.id, action.action);
  const { state } = action;
  const question = { method: "PATCH", body: { state } } as const;
  takeArticle(
    app.store.get().thread,
    await askAsPerson<Article>(app, articlePath(app.props), question),
  );
  threadChanged(app);
  app.store.set({ announcement: app.t("decided") });
}

/** On the version that the moderator saw: decided otherwise meanwhile, the newer state is shown instead. */
async function decide(app: PanelApp, id: string, action: DecisionAction): Promise<void> {
  const expectedVersion = commentOf(app.store.get().thread, id)?.version;
  const question = { method: "POST", body: { action, expectedVersion } } as const;
  try {
    take(app, await askAsPerson<Comment>(app, `/api/v1/comments/${id}/decisions`, question));
    settle(app, id);
    app.store.set({ announcement: app.t("decided") });
  } catch (error) {
    if (!(error instanceof AskError) || !error.problem.current) throw error;
    take(app, error.problem.current);
    app.store.set({ alert: app.t("changedMeanwhile") });
  }
  focusComment(app, id);
}

function take(app: PanelApp, comment: Comment): void {
  const { thread } = app.store.get();
  if (comment.status === "hidden") showPrivately(thread, comment);
  else {
    thread.privately.delete(comment.id);
    takeOwn(thread, comment);
  }
  threadChanged(app);
}

/** Any decision settles the comment's reports. */
function settle({ store }: PanelApp, id: string): void {
  const cases = new Map(store.get().cases);
  cases.delete(id);
  store.set({ cases });
}
