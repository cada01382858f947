import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Translate } from "../../locales/translate.ts";
import type { Action } from "../action.ts";
import type { PanelProps } from "../panel-props.ts";
import type { PanelState } from "../state/panel-state.ts";
import type { LateParts } from "./late-parts.ts";

/** What every component sees: the page's props, the state as it is now, the texts, and how to do something. */
export interface PanelView {
  props: PanelProps;
  state: PanelState;
  t: Translate;
  perform(action: Action): void;
  /** Components that are loaded when somebody needs them. */
  parts: LateParts;
}

const PanelContext = createContext<PanelView | null>(null);

export const PanelProvider = PanelContext.Provider;

/** Throws outside a PanelProvider: a mistake in the tree, not in the data. */
export function usePanel(): PanelView {
  const view = useContext(PanelContext);
  if (!view) throw new Error("a panel component stands outside the panel");
  return view;
}
