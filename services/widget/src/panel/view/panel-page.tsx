import type { JSX } from "preact";
import { Gate } from "./gate.tsx";
import { usePanel } from "./panel-context.ts";
import { PanelFooter } from "./panel-footer.tsx";
import { HEADING_ID, PanelHeader } from "./panel-header.tsx";
import { ThreadList } from "./thread-list.tsx";
import { Toolbar } from "./toolbar.tsx";

/** The panel from top to bottom. */
export function PanelPage(): JSX.Element {
  const { props, state, parts, t } = usePanel();
  const ArticleBar = parts.moderate?.ArticleBar;
  return (
    <section
      class={`parley ${props.mode}`}
      lang={props.locale}
      aria-labelledby={HEADING_ID}
      data-started={state.started || undefined}
    >
      <PanelHeader />
      <Gate />
      {ArticleBar && <ArticleBar />}
      <p role="status" class="vh">
        {state.announcement}
      </p>
      {!state.online && <p class="strip">{t("offline")}</p>}
      {state.alert && (
        <p class="strip bad" role="alert">
          {state.alert}
        </p>
      )}
      <Toolbar />
      <ThreadList />
      <PanelFooter />
    </section>
  );
}
