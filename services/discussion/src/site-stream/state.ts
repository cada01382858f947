import type { Changes } from "@parley/service-kit/journal/port";
import type { SanctionRecord, SiteRecord } from "./records.ts";

export interface SiteNeeds {
  readonly sanctions: readonly string[];
}

/** The journal's working copy of one site. */
export interface SiteState {
  site: SiteRecord | null;
  readonly sanctions: Map<string, SanctionRecord>;
}

export const SANCTIONS = "sanctions";

export function evolve(state: SiteState, changes: Changes): void {
  if (Object.keys(changes.head).length > 0)
    state.site = { ...state.site, ...changes.head } as SiteRecord;
  for (const { id, fields } of changes.create) state.sanctions.set(id, fields as SanctionRecord);
  for (const { id, fields } of changes.set) {
    const before = state.sanctions.get(id);
    if (before) state.sanctions.set(id, { ...before, ...fields } as SanctionRecord);
  }
}
