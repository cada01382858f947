import type { HostEventName } from "@parley/contracts/frame-messages";
import { createTranslate, type Translate } from "../../locales/translate.ts";
import type { Action } from "../action.ts";
import type { HostLink } from "../frame/host-link.ts";
import type { PanelProps } from "../panel-props.ts";
import { initialState, type PanelState } from "../state/panel-state.ts";
import { createStore, type Store } from "../state/store.ts";
import { NO_PARTS, type LateParts } from "../view/late-parts.ts";

/** A panel at work in a browser: its state, and what its parts need of each other. */
export interface PanelApp {
  props: PanelProps;
  t: Translate;
  store: Store<PanelState>;
  parts: Store<LateParts>;
  /** The access token, in memory alone; null for guests. */
  access: Store<{ token: string | null }>;
  /** null on a page of its own. */
  host: HostLink | null;
  perform(action: Action): void;
}

export function createPanelApp(
  props: PanelProps,
  host: HostLink | null,
  perform: (app: PanelApp, action: Action) => Promise<void>,
): PanelApp {
  const app: PanelApp = {
    props,
    t: createTranslate(props.locale, props.messages),
    store: createStore(initialState(props)),
    parts: createStore(NO_PARTS),
    access: createStore<{ token: string | null }>({ token: null }),
    host,
    perform: (action) => void perform(app, action),
  };
  return app;
}

/** Things of the thread were changed in place: everybody who shows it looks again. */
export function threadChanged({ store }: PanelApp): void {
  store.set({ thread: { ...store.get().thread } });
}

export function tellHost(app: PanelApp, name: HostEventName, detail: Record<string, unknown>) {
  app.host?.send({ parley: 1, type: "event", name, detail });
}

export function articlePath({ siteId, articleId }: PanelProps): string {
  return `/api/v1/sites/${siteId}/articles/${encodeURIComponent(articleId)}`;
}
