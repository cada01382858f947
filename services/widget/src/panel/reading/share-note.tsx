import type { JSX } from "preact";
import { usePanel } from "../view/panel-context.ts";

/** What came of "Share": a word that the link was copied, or the link itself to copy by hand. */
export function ShareNote({ id }: { id: string }): JSX.Element | null {
  const { state, t } = usePanel();
  if (state.shared?.id !== id) return null;
  const { href } = state.shared;
  if (href === null) return <p class="hint shared">{t("copied")}</p>;
  return (
    <p class="hint shared">
      <input
        readOnly
        value={href}
        aria-label={t("share")}
        onFocus={(event) => event.currentTarget.select()}
      />
    </p>
  );
}
