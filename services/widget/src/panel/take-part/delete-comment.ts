import type { Comment } from "@parley/contracts/types";
import { threadChanged, type PanelApp } from "../app/panel-app.ts";
import { focusComment } from "../reading/focus-comment.ts";
import { takeOwn } from "../thread/reveal.ts";
import { askAsPerson } from "./ask-as-person.ts";

/** The answer to the question was yes. Focus goes to what is left in its place. */
export async function deleteComment(app: PanelApp, id: string): Promise<void> {
  app.store.set({ deleting: null });
  const path = `/api/v1/comments/${id}`;
  takeOwn(app.store.get().thread, await askAsPerson<Comment>(app, path, { method: "DELETE" }));
  threadChanged(app);
  app.store.set({ announcement: app.t("deleted") });
  focusComment(app, id);
}
