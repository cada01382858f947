import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { usePanel } from "../view/panel-context.ts";

/** Asked before a comment is deleted. Esc is no; focus goes back to where it came from. */
export function DeleteQuestion(): JSX.Element {
  const { state, t, perform } = usePanel();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="ask"
      aria-labelledby="parley-ask"
      onClose={() => perform({ as: "person", do: "ask-delete", id: null })}
    >
      <p id="parley-ask">{t("deleteAsk")}</p>
      <div class="row">
        <button type="button" class="btn s" onClick={close}>
          {t("cancel")}
        </button>
        <button
          type="button"
          class="btn s bad"
          onClick={() => {
            const { deleting } = state;
            close();
            if (deleting) perform({ as: "person", do: "delete", id: deleting });
          }}
        >
          {t("deleteIt")}
        </button>
      </div>
    </dialog>
  );
}
