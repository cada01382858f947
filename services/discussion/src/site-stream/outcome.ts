import type { Refusal } from "@parley/service-kit/journal/port";
import type { SanctionRecord, SiteRecord } from "./records.ts";

export interface SiteOutcome {
  readonly site: SiteRecord;
}

export interface SanctionOutcome {
  readonly sanction: SanctionRecord;
}

export const NO_SITE: Refusal = { code: "not-found", detail: "there is no such site" };
