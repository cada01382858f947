import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { usePanel } from "../view/panel-context.ts";

/** Log in and register, in the panel itself, where they were asked for. */
export function LoginForms(): JSX.Element | null {
  const { state, t, perform } = usePanel();
  const { login } = state;
  if (!login) return null;
  const isNew = login.form === "register";
  const title = t(isNew ? "register" : "logIn");
  return (
    <form
      class="forms"
      aria-label={title}
      aria-busy={login.busy}
      onSubmit={(event) => {
        event.preventDefault();
        const credentials = credentialsOf(new FormData(event.currentTarget), isNew);
        perform({ as: "person", do: "log-in", credentials });
      }}
    >
      <strong>{title}</strong>
      {login.error && (
        <p class="error" role="alert" id="parley-login-error">
          {login.error}
        </p>
      )}
      {isNew && <NameField />}
      <Input name="email" type="email" label={t("email")} autocomplete="username" />
      <PasswordField isNew={isNew} />
      {isNew && <AcceptRules />}
      <Buttons title={title} isNew={isNew} />
    </form>
  );
}

function credentialsOf(form: FormData, isNew: boolean) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const who = { email: text("email").trim(), password: text("password") };
  return isNew ? { ...who, name: text("name").trim() } : who;
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

interface InputProps {
  name: string;
  type: "email" | "password" | "text";
  label: string;
  autocomplete: "username" | "current-password" | "new-password" | "nickname";
  hint?: string;
}

function Input({ name, type, label, autocomplete, hint }: InputProps): JSX.Element {
  const { state } = usePanel();
  const id = `parley-${name}`;
  const described = [hint && `${id}-hint`, state.login?.error && "parley-login-error"];
  const attributes = {
    id,
    name,
    autocomplete,
    required: true,
    dir: "auto" as const,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
  };
  const field = {
    email: <input {...attributes} type="email" />,
    password: <input {...attributes} type="password" />,
    text: <input {...attributes} type="text" />,
  }[type];
  return (
    <div>
      <label for={id}>{label}</label>
      {field}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function NameField(): JSX.Element {
  const { t } = usePanel();
  return (
    <Input name="name" type="text" label={t("name")} autocomplete="nickname" hint={t("nameHint")} />
  );
}

function PasswordField({ isNew }: { isNew: boolean }): JSX.Element {
  const { t } = usePanel();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Input
        name="password"
        type={shown ? "text" : "password"}
        label={t("password")}
        autocomplete={isNew ? "new-password" : "current-password"}
        {...(isNew && { hint: t("passwordHint") })}
      />
      <label class="check">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        {t("showPassword")}
      </label>
    </>
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
