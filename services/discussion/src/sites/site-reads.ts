import type { SanctionRecord, SiteRecord } from "../site-stream/records.ts";

/** Where a page of sanctions ended: the last one's. */
export type SanctionPosition = Pick<SanctionRecord, "createdAt" | "id">;

/** What is read of sites and sanctions. */
export interface SiteReads {
  /** [SR1] With the last applied entry's number; null for an unknown site. */
  find(siteId: string): Promise<{ site: SiteRecord; n: number } | null>;
  /** [SR2] Every site, by id. */
  all(): Promise<readonly { site: SiteRecord; n: number }[]>;
  /** [SR3] Those not lifted, of this person at this site; some may have run out. */
  sanctionsOf(siteId: string, accountId: string): Promise<readonly SanctionRecord[]>;
  /** [SR4] Those not lifted, newest first by (createdAt, id), after that place. */
  sanctions(
    siteId: string,
    page: { after: SanctionPosition | null; limit: number },
  ): Promise<readonly SanctionRecord[]>;
}
