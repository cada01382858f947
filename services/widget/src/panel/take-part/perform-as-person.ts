import type { PersonAction } from "../action.ts";
import type { PanelApp } from "../app/panel-app.ts";
import { deleteComment } from "./delete-comment.ts";
import { draftOf, putDraft } from "./drafts.ts";
import { askLogin, logIn } from "./log-in.ts";
import { sendDraft } from "./send-draft.ts";
import { sessionOf } from "./session-of.ts";
import { startWriting, stopWriting } from "./start-writing.ts";
import { vote } from "./vote.ts";

export async function performAsPerson(app: PanelApp, action: PersonAction): Promise<void> {
  switch (action.do) {
    case "ask-login":
      return askLogin(app, action);
    case "close-login":
      return app.store.set({ login: null });
    case "log-in":
      return logIn(app, action.credentials);
    case "log-out":
      return sessionOf(app).end();
    case "vote":
      if (!app.store.get().person) return askLogin(app, { form: "login", at: "gate" });
      return vote(app, action.id, action.value);
    case "write":
      return startWriting(app, action.slot);
    case "stop-writing":
      return stopWriting(app, action.slot);
    case "draft":
      return write(app, action);
    case "send":
      return sendDraft(app, action.slot);
    case "ask-delete":
      return app.store.set({ deleting: action.id });
    case "delete":
      return deleteComment(app, action.id);
  }
}

/** Another text is another comment: it gets a key of its own. */
function write(app: PanelApp, { slot, text }: Extract<PersonAction, { do: "draft" }>): void {
  if (draftOf(app, slot).text === text) return;
  putDraft(app, slot, { text, key: null, phase: "writing", error: null });
}
