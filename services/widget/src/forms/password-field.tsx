import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Translate } from "../locales/translate.ts";
import { Field } from "./field.tsx";

interface PasswordFieldProps {
  t: Translate;
  /** A password to be chosen, not one to be remembered. */
  isNew: boolean;
  errorId?: string | undefined;
}

/** A password that can be shown, so that nobody has to type it twice. */
export function PasswordField({ t, isNew, errorId }: PasswordFieldProps): JSX.Element {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field
        name="password"
        type={shown ? "text" : "password"}
        label={t("password")}
        autocomplete={isNew ? "new-password" : "current-password"}
        errorId={errorId}
        {...(isNew && { hint: t("passwordHint") })}
      />
      <label class="check">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        {t("showPassword")}
      </label>
    </>
  );
}
