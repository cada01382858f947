import type { SanctionRecord, SiteRecord } from "../site-stream/records.ts";

/** What is read of sites and sanctions. */
export interface SiteReads {
  /** [SR1] With the last applied entry's number; null for an unknown site. */
  find(siteId: string): Promise<{ site: SiteRecord; n: number } | null>;
  /** [SR2] Every site, by id. */
  all(): Promise<readonly { site: SiteRecord; n: number }[]>;
  /** [SR3] Those not lifted, of this person at this site; some may have run out. */
  sanctionsOf(siteId: string, accountId: string): Promise<readonly SanctionRecord[]>;
  /** [SR4] Those not lifted, newest first, before the sanction with that id. */
  sanctions(
    siteId: string,
    page: { before: string | null; limit: number },
  ): Promise<readonly SanctionRecord[]>;
}
