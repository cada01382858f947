import { DEFAULT_SETTINGS } from "@parley/contracts/limits";
import type { SanctionKind, WordRule } from "@parley/contracts/types";

/** A site's settings as the stream keeps them: whole, so that what comes later needs no change of shape. */
export type SettingsRecord = {
  readonly editWindowSeconds: number;
  readonly bodyMaxLength: number;
  readonly downVotes: boolean;
  readonly premoderated: boolean;
  readonly slowModeSeconds: number;
  readonly houseRules: Readonly<Record<string, string>>;
  readonly privacyUrl: string | null;
  readonly words: readonly { pattern: string; action: WordRule["action"] }[];
  readonly linksMax: number;
  readonly premoderateFirst: number;
};

/** The stream's own document. */
export type SiteRecord = {
  readonly siteId: string;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly settings: SettingsRecord;
  readonly createdAt: string;
};

export type SanctionRecord = {
  readonly id: string;
  readonly siteId: string;
  readonly accountId: string;
  readonly kind: SanctionKind;
  readonly reason: string;
  readonly note: string | null;
  readonly until: string | null;
  readonly createdAt: string;
  readonly by: string;
  readonly liftedAt: string | null;
};

export const FIRST_SETTINGS: SettingsRecord = {
  ...DEFAULT_SETTINGS,
  houseRules: {},
  privacyUrl: null,
  words: [],
  premoderateFirst: 0,
};

export function isActive(sanction: SanctionRecord, at: string): boolean {
  return sanction.liftedAt === null && (sanction.until === null || sanction.until > at);
}
