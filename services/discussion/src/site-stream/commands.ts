import type { SanctionKind } from "@parley/contracts/types";
import type { SettingsRecord } from "./records.ts";

export interface CreateSiteCommand {
  readonly kind: "create-site";
  readonly siteId: string;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  /** null: the operator's configuration, not a person. */
  readonly actor: string | null;
}

export interface ChangeSiteCommand {
  readonly kind: "change-site";
  readonly siteId: string;
  readonly actor: string | null;
  readonly name?: string;
  readonly allowedOrigins?: readonly string[];
  /** Only what is named changes. */
  readonly settings?: Partial<SettingsRecord>;
}

export interface SanctionCommand {
  readonly kind: "sanction";
  readonly id: string;
  readonly siteId: string;
  readonly actor: string;
  readonly accountId: string;
  readonly sanction: SanctionKind;
  readonly until: string | null;
  readonly reason: string;
  readonly note: string | null;
}

export interface LiftSanctionCommand {
  readonly kind: "lift-sanction";
  readonly id: string;
  readonly siteId: string;
  readonly actor: string;
}

export type SiteCommand =
  | CreateSiteCommand
  | ChangeSiteCommand
  | SanctionCommand
  | LiftSanctionCommand;
