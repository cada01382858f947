import type { Slot } from "../action.ts";
import type { PanelApp } from "../app/panel-app.ts";
import type { Draft, PanelState } from "../state/panel-state.ts";

type Drafts = PanelState["drafts"];

const EMPTY: Draft = { text: "", key: null, phase: "writing", error: null };

export function draftOf(app: PanelApp, slot: Slot): Draft {
  return app.store.get().drafts[slot] ?? EMPTY;
}

/** Kept at once, with its key: a reload in the middle of sending can ask again and never doubles. */
export function putDraft(app: PanelApp, slot: Slot, part: Partial<Draft>): void {
  const { drafts } = app.store.get();
  keep(app, { ...drafts, [slot]: { ...(drafts[slot] ?? EMPTY), ...part } });
}

/**
 * A key was pressed. Another text is another comment, so it gets a key of its own. Nobody but the composer shows it,
 * and the composer knows: the rest of the panel is not drawn anew for each letter.
 */
export function typeDraft(app: PanelApp, slot: Slot, text: string): void {
  const draft = app.store.get().drafts[slot];
  const typed = { text, key: null, phase: "writing", error: null } as const;
  if (!draft || draft.error !== null || draft.phase !== "writing")
    return putDraft(app, slot, typed);
  Object.assign(draft, typed);
  store(app);
}

export function dropDraft(app: PanelApp, slot: Slot): void {
  const { [slot]: _dropped, ...rest } = app.store.get().drafts;
  keep(app, rest);
}

/** What an earlier page of this tab left unsent. */
export function readDrafts(app: PanelApp): void {
  try {
    const kept: Record<Slot, Draft> = JSON.parse(sessionStorage.getItem(storageKey(app)) ?? "{}");
    for (const draft of Object.values(kept)) draft.phase = "writing";
    app.store.set({ drafts: { ...kept, ...app.store.get().drafts } });
  } catch {
    // The browser keeps nothing here, or something else wrote it: begin anew.
  }
}

function keep(app: PanelApp, drafts: Drafts): void {
  app.store.set({ drafts });
  store(app);
}

function store(app: PanelApp): void {
  try {
    sessionStorage.setItem(storageKey(app), JSON.stringify(app.store.get().drafts));
  } catch {
    // Closed to frames in some browsers: the text lives as long as the page.
  }
}

function storageKey({ props }: PanelApp): string {
  return `parley:drafts:${props.siteId}/${props.articleId}`;
}
