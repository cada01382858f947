import type { PanelApp } from "../app/panel-app.ts";
import { Composer } from "./composer.tsx";
import { DeleteQuestion } from "./delete-question.tsx";
import { followPerson, resume } from "./follow-person.ts";
import { LoginForms } from "./login-forms.tsx";
import { loadMine } from "./load-mine.ts";
import { performAsPerson } from "./perform-as-person.ts";
import { sessionOf } from "./session-of.ts";

/** Loaded when somebody takes part: the session, the forms, and what a person can do. */
export const takePart = {
  components: { Composer, DeleteQuestion, LoginForms },
  perform: performAsPerson,
  begin: followPerson,
  resume,
  loadMine,
  /** A token for the socket. */
  token: (app: PanelApp) => sessionOf(app).token(),
  renew: (app: PanelApp) => sessionOf(app).renew(),
};
