import { Composer } from "./composer.tsx";
import { DeleteQuestion } from "./delete-question.tsx";
import { followPerson, resume } from "./follow-person.ts";
import { LoginForms } from "./login-forms.tsx";
import { performAsPerson } from "./perform-as-person.ts";

/** Loaded when somebody takes part: the session, the forms, and what a person can do. */
export const takePart = {
  components: { Composer, DeleteQuestion, LoginForms },
  perform: performAsPerson,
  begin: followPerson,
  resume,
};
