import type { JSX } from "preact";
import { createTranslate } from "../locales/translate.ts";
import type { PanelProps } from "./panel-props.ts";
import { initialState } from "./state/panel-state.ts";
import { NO_PARTS } from "./view/late-parts.ts";
import { PanelPage } from "./view/panel-page.tsx";
import { PanelProvider, type PanelView } from "./view/panel-context.ts";

/** The first render: the same on the server and in the browser, for every reader. Nothing in it reads a clock. */
export function Panel(props: PanelProps): JSX.Element {
  const view: PanelView = {
    props,
    state: initialState(props),
    t: createTranslate(props.locale, props.messages),
    perform: () => undefined,
    parts: NO_PARTS,
  };
  return <PanelOf view={view} />;
}

/** The panel in any state: what the browser shows after the first render. */
export function PanelOf({ view }: { view: PanelView }): JSX.Element {
  return (
    <PanelProvider value={view}>
      <PanelPage />
    </PanelProvider>
  );
}
