import type { JSX } from "preact";
import { Field, textOf } from "../../forms/field.tsx";
import { PasswordField } from "../../forms/password-field.tsx";
import { usePanel } from "../view/panel-context.ts";

const ERROR_ID = "parley-login-error";

/** Log in and register, in the panel itself, where they were asked for. */
export function LoginForms(): JSX.Element | null {
  const { state, t, perform } = usePanel();
  const { login } = state;
  if (!login) return null;
  const isNew = login.form === "register";
  const title = t(isNew ? "register" : "logIn");
  const errorId = login.error === null ? undefined : ERROR_ID;
  return (
    <form
      class="forms"
      aria-label={title}
      aria-busy={login.busy}
      onSubmit={(event) => {
        event.preventDefault();
        const credentials = credentialsOf(event.currentTarget, isNew);
        perform({ as: "person", do: "log-in", credentials });
      }}
    >
      <strong>{title}</strong>
      {login.error && (
        <p class="error" role="alert" id={ERROR_ID}>
          {login.error}
        </p>
      )}
      {isNew && (
        <Field
          name="name"
          type="text"
          label={t("name")}
          autocomplete="nickname"
          hint={t("nameHint")}
          errorId={errorId}
        />
      )}
      <Field
        name="email"
        type="email"
        label={t("email")}
        autocomplete="username"
        errorId={errorId}
      />
      <PasswordField t={t} isNew={isNew} errorId={errorId} />
      {isNew && <AcceptRules />}
      <Buttons title={title} isNew={isNew} />
    </form>
  );
}

function credentialsOf(form: HTMLFormElement, isNew: boolean) {
  const who = { email: textOf(form, "email").trim(), password: textOf(form, "password") };
  return isNew ? { ...who, name: textOf(form, "name").trim() } : who;
}

function Buttons({ title, isNew }: { title: string; isNew: boolean }): JSX.Element {
  const { state, t, perform } = usePanel();
  const at = state.login?.at ?? "gate";
  return (
    <div class="row">
      <button type="submit" class="btn p" aria-disabled={state.login?.busy}>
        {title}
      </button>
      <button
        type="button"
        class="btn s"
        onClick={() => perform({ as: "person", do: "close-login" })}
      >
        {t("cancel")}
      </button>
      <button
        type="button"
        class="a"
        onClick={() =>
          perform({ as: "person", do: "ask-login", form: isNew ? "login" : "register", at })
        }
      >
        {t(isNew ? "haveAccount" : "newHere")}
      </button>
    </div>
  );
}

function AcceptRules(): JSX.Element {
  const { t } = usePanel();
  return (
    <label class="check">
      <input type="checkbox" name="rules" required />
      {t("acceptRules")}
    </label>
  );
}
