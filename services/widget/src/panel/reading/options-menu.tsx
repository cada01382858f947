import type { JSX } from "preact";
import { usePanel } from "../view/panel-context.ts";

/** What a reader sets for this screen. A list of buttons, not a menu: Tab walks it. */
export function OptionsMenu(): JSX.Element {
  const { t } = usePanel();
  return (
    <details
      class="menu"
      id="parley-options"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        const inside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!inside) currentTarget.open = false;
      }}
    >
      <summary class="a" aria-label={t("options")}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12h.01M12 12h.01M19 12h.01" stroke-linecap="round" stroke-width="3" />
        </svg>
      </summary>
      <Options />
    </details>
  );
}

function Options(): JSX.Element {
  const { state, t, perform } = usePanel();
  const paused = state.live === "paused";
  return (
    <div class="menu-list" onClick={({ currentTarget }) => closeAround(currentTarget)}>
      <button type="button" class="a" onClick={() => perform({ do: "pause", paused: !paused })}>
        {t(paused ? "resumeLive" : "pauseLive")}
      </button>
      <button
        type="button"
        class="a"
        onClick={() => perform({ do: "single-keys", on: !state.singleKeys })}
      >
        {t(state.singleKeys ? "keysOff" : "keysOn")}
      </button>
      {state.person && (
        <button type="button" class="a" onClick={() => perform({ as: "person", do: "log-out" })}>
          {t("logOut")}
        </button>
      )}
      <p>
        <strong>{t("keys")}</strong> {t("keysHelp")}
      </p>
    </div>
  );
}

/** Chosen: focus goes back to what opened the list. */
function closeAround(list: HTMLElement): void {
  const menu = list.closest("details");
  menu?.querySelector("summary")?.focus();
  if (menu) menu.open = false;
}
