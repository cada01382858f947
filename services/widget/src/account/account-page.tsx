import type { Account } from "@parley/contracts/types";
import type { ComponentChildren, JSX } from "preact";
import { Field, textOf } from "../forms/field.tsx";
import { PasswordField } from "../forms/password-field.tsx";
import { LOCALES } from "../locales/load-messages.ts";
import type { Translate } from "../locales/translate.ts";
import type { AccountApp } from "./account-app.ts";
import type { AccountState } from "./account-state.ts";

const ERROR_ID = "parley-account-error";

interface AccountPageProps {
  app: AccountApp;
  state: AccountState;
  t: Translate;
  locale: string;
}

/** A person's account, and what one-time links open. */
export function AccountPage({ app, state, t, locale }: AccountPageProps): JSX.Element {
  const errorId = state.error === null ? undefined : ERROR_ID;
  const parts = { app, t, errorId };
  return (
    <section class="parley page" lang={locale}>
      <h1 class="h hd">{t(state.view.kind === "set-up" ? "welcome" : "account")}</h1>
      <p role="status" class="hint">
        {state.notice}
      </p>
      {state.error && (
        <p class="strip bad" role="alert" id={ERROR_ID}>
          {state.error}
        </p>
      )}
      {state.view.kind === "set-up" && <SetUp {...parts} token={state.view.token} />}
      {state.view.kind === "log-in" && <LogIn {...parts} />}
      {state.view.kind === "me" && <Me {...parts} account={state.view.account} />}
    </section>
  );
}

interface PartProps {
  app: AccountApp;
  t: Translate;
  errorId: string | undefined;
}

function SetUp({ app, t, errorId, token }: PartProps & { token: string }): JSX.Element {
  const send = (form: HTMLFormElement) =>
    app.setUp(token, {
      email: textOf(form, "email").trim(),
      password: textOf(form, "password"),
      name: textOf(form, "name").trim(),
    });
  return (
    <Form send={send} button={t("register")}>
      <Name t={t} errorId={errorId} />
      <Email t={t} errorId={errorId} />
      <PasswordField t={t} isNew errorId={errorId} />
    </Form>
  );
}

function LogIn({ app, t, errorId }: PartProps): JSX.Element {
  const send = (form: HTMLFormElement) =>
    app.logIn(textOf(form, "email").trim(), textOf(form, "password"));
  return (
    <Form send={send} button={t("logIn")}>
      <Email t={t} errorId={errorId} />
      <PasswordField t={t} isNew={false} errorId={errorId} />
    </Form>
  );
}

function Me({ app, t, errorId, account }: PartProps & { account: Account }): JSX.Element {
  const send = (form: HTMLFormElement) =>
    app.save({ name: textOf(form, "name").trim(), locale: textOf(form, "locale") });
  return (
    <>
      <p class="hint">{account.email}</p>
      <Form send={send} button={t("save")}>
        <Name t={t} errorId={errorId} value={account.name} />
        <div>
          <label for="parley-locale">{t("language")}</label>
          <select id="parley-locale" name="locale">
            {Object.keys(LOCALES).map((locale) => (
              <option key={locale} value={locale} selected={locale === account.locale}>
                {new Intl.DisplayNames(locale, { type: "language" }).of(locale)}
              </option>
            ))}
          </select>
        </div>
      </Form>
      <button type="button" class="btn s more" onClick={() => void app.logOut()}>
        {t("logOut")}
      </button>
    </>
  );
}

interface FormProps {
  send(form: HTMLFormElement): Promise<void>;
  button: string;
  children: ComponentChildren;
}

function Form({ send, button, children }: FormProps): JSX.Element {
  return (
    <form
      class="forms"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {children}
      <div class="row">
        <button type="submit" class="btn p">
          {button}
        </button>
      </div>
    </form>
  );
}

type OneFieldProps = Pick<PartProps, "t" | "errorId"> & { value?: string };

function Email({ t, errorId }: OneFieldProps): JSX.Element {
  return (
    <Field name="email" type="email" label={t("email")} autocomplete="username" errorId={errorId} />
  );
}

function Name({ t, errorId, value }: OneFieldProps): JSX.Element {
  return (
    <Field
      name="name"
      type="text"
      label={t("name")}
      autocomplete="nickname"
      hint={t("nameHint")}
      errorId={errorId}
      {...(value !== undefined && { value })}
    />
  );
}
