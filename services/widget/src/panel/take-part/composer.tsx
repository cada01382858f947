import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Slot } from "../action.ts";
import type { Draft } from "../state/panel-state.ts";
import { usePanel } from "../view/panel-context.ts";
import { commentOf } from "../thread/thread-state.ts";
import { commentIdOf } from "./comment-id-of.ts";
import { fieldId } from "./start-writing.ts";

const NOTHING: Draft = { text: "", key: null, phase: "writing", error: null };

/** Where a comment, a reply or an edit is written. Ctrl or ⌘ with Enter sends; Esc closes an empty one. */
export function Composer({ slot }: { slot: Slot }): JSX.Element {
  const { state, perform } = usePanel();
  const draft = state.drafts[slot] ?? NOTHING;
  const [text, type] = useText(slot, draft);
  const send = () => perform({ as: "person", do: "send", slot });
  return (
    <form
      class="cmp"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        if (event.key !== "Escape" || slot === "root" || text !== "") return;
        perform({ as: "person", do: "stop-writing", slot });
      }}
    >
      <Field slot={slot} draft={draft} text={text} type={type} />
      {draft.error && (
        <p class="error" role="alert" id={`${fieldId(slot)}-error`}>
          {draft.error}
        </p>
      )}
      <Foot slot={slot} draft={draft} text={text} />
    </form>
  );
}

/** What is typed shows at once; the state hears of it without the rest of the panel being drawn anew. */
function useText(slot: Slot, draft: Draft): [string, (typed: string) => void] {
  const { perform } = usePanel();
  const [text, setText] = useState(draft.text);
  const [last, setLast] = useState(draft);
  // Another draft took its place: the text was sent, or failed. One that is being written only follows what is typed.
  if (last !== draft) {
    setLast(draft);
    if (draft === NOTHING || draft.phase !== "writing" || text === "") setText(draft.text);
  }
  const type = (typed: string) => {
    setText(typed);
    perform({ as: "person", do: "draft", slot, text: typed });
  };
  return [text, type];
}

interface PartProps {
  slot: Slot;
  draft: Draft;
  text: string;
}

interface FieldProps extends PartProps {
  type(typed: string): void;
}

function Field({ slot, draft, text, type }: FieldProps): JSX.Element {
  const id = fieldId(slot);
  const label = useLabel(slot);
  return (
    <>
      <label class="vh" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        dir="auto"
        placeholder={label}
        value={text}
        readOnly={draft.phase === "sending"}
        aria-invalid={draft.error !== null}
        aria-describedby={draft.error === null ? `${id}-left` : `${id}-error ${id}-left`}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </>
  );
}

function useLabel(slot: Slot): string {
  const { state, t } = usePanel();
  if (slot === "root") return t("addComment");
  if (slot.startsWith("edit:")) return t("edit");
  const name = commentOf(state.thread, commentIdOf(slot))?.author?.name ?? t("erased");
  return t("addReply", { name });
}

function Foot({ slot, draft, text }: PartProps): JSX.Element {
  const { state, t, perform } = usePanel();
  const idle = text.trim() === "" || draft.phase === "sending";
  return (
    <div class="bar">
      <bdi class="who-writes">{state.person?.account.name}</bdi>
      <Left slot={slot} text={text} />
      {slot !== "root" && (
        <button
          type="button"
          class="a"
          onClick={() => perform({ as: "person", do: "stop-writing", slot })}
        >
          {t("cancel")}
        </button>
      )}
      <button type="submit" class="btn p" aria-disabled={idle}>
        {t(buttonOf(slot, draft))}
      </button>
    </div>
  );
}

function buttonOf(slot: Slot, { phase }: Draft) {
  if (phase === "sending") return "sending";
  if (phase === "failed") return "retry";
  if (slot === "root") return "post";
  return slot.startsWith("edit:") ? "save" : "postReply";
}

const TOLD_FROM = 500;

/** How much may still be written, once it is little. Counted in code points, as the server does. */
function Left({ slot, text }: { slot: Slot; text: string }): JSX.Element {
  const { props, t } = usePanel();
  const left = props.site.settings.bodyMaxLength - Array.from(text).length;
  const told = left >= 0 ? t.count("left", left) : t.count("over", -left);
  return <span id={`${fieldId(slot)}-left`}>{left < TOLD_FROM && told}</span>;
}
