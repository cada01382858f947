import "./styles/panel.css";
import { hydrate } from "preact";
import { useEffect, useState } from "preact/hooks";
import { createPanelApp, type PanelApp } from "./app/panel-app.ts";
import { perform } from "./app/perform.ts";
import { startPanel } from "./app/start-panel.ts";
import { createHostLink } from "./frame/host-link.ts";
import { PROPS_ELEMENT_ID, ROOT_ELEMENT_ID, type PanelProps } from "./panel-props.ts";
import { PanelOf } from "./panel.tsx";

/** The server's panel comes to life: the first render is the server's own, then it starts. */
function LivePanel({ app, root }: { app: PanelApp; root: HTMLElement }) {
  const [, again] = useState(0);
  useEffect(() => {
    app.store.subscribe(() => again((count) => count + 1));
    app.parts.subscribe(() => again((count) => count + 1));
    startPanel(app, root);
  }, [app, root]);
  const { props, t } = app;
  const view = { props, t, state: app.store.get(), parts: app.parts.get(), perform: app.perform };
  return <PanelOf view={view} />;
}

const root = document.getElementById(ROOT_ELEMENT_ID);
const printed = document.getElementById(PROPS_ELEMENT_ID)?.textContent;
if (root && printed) {
  const props: PanelProps = JSON.parse(printed);
  const framed = props.mode === "frame" && window.parent !== window;
  const host = framed ? createHostLink(window, props.hostOrigins) : null;
  const app = createPanelApp(props, host, perform);
  hydrate(<LivePanel app={app} root={root} />, root);
}
