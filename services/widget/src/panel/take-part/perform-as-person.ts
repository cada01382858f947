import type { PersonAction } from "../action.ts";
import type { PanelApp } from "../app/panel-app.ts";
import { deleteComment } from "./delete-comment.ts";
import { typeDraft } from "./drafts.ts";
import { askLogin, closeLogin, logIn } from "./log-in.ts";
import { sendDraft } from "./send-draft.ts";
import { sessionOf } from "./session-of.ts";
import { startWriting, stopWriting } from "./start-writing.ts";
import { vote } from "./vote.ts";

export async function performAsPerson(app: PanelApp, action: PersonAction): Promise<void> {
  switch (action.do) {
    case "ask-login":
      return askLogin(app, action);
    case "close-login":
      return closeLogin(app);
    case "log-in":
      return logIn(app, action.credentials);
    case "log-out":
      return sessionOf(app).end();
    case "vote":
      return voteAsPerson(app, action);
    case "write":
      return startWriting(app, action.slot);
    case "stop-writing":
      return stopWriting(app, action.slot);
    case "draft":
      return typeDraft(app, action.slot, action.text);
    case "send":
      return sendDraft(app, action.slot);
    case "ask-delete":
      return app.store.set({ deleting: action.id });
    case "delete":
      return deleteComment(app, action.id);
  }
}

/** A guest is asked to log in where the vote was meant; it is counted then. */
function voteAsPerson(app: PanelApp, { id, value }: Extract<PersonAction, { do: "vote" }>) {
  if (app.store.get().person) return vote(app, id, value);
  return askLogin(app, { form: "login", at: `vote:${id}` });
}
