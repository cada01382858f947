import type { JSX } from "preact";

interface FieldProps {
  name: string;
  type: "email" | "password" | "text";
  label: string;
  autocomplete: "username" | "current-password" | "new-password" | "nickname";
  value?: string;
  hint?: string;
  /** The element that tells what is wrong, while something is. */
  errorId?: string | undefined;
}

/** A labelled input that may not be left empty. Paste and password managers are welcome. */
export function Field({ name, type, label, hint, errorId, ...rest }: FieldProps): JSX.Element {
  const id = `parley-${name}`;
  const described = [hint && `${id}-hint`, errorId].filter(Boolean).join(" ");
  const attributes = {
    ...rest,
    id,
    name,
    required: true,
    dir: "auto" as const,
    "aria-describedby": described || undefined,
  };
  const input = {
    email: <input {...attributes} type="email" />,
    password: <input {...attributes} type="password" />,
    text: <input {...attributes} type="text" />,
  }[type];
  return (
    <div>
      <label for={id}>{label}</label>
      {input}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What a form was filled with, by the names of its fields. */
export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}
