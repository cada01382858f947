import type { Site } from "@parley/contracts/types";
import type { Journal } from "@parley/service-kit/journal/port";
import { AppError } from "@parley/service-kit/problem";
import { administersAll, mayAdminister, type Person } from "../account-directory/person.ts";
import type { SiteCommand } from "../site-stream/commands.ts";
import { FIRST_SETTINGS, type SettingsRecord } from "../site-stream/records.ts";
import { type SiteStreamOutcome, streamOfSite } from "../site-stream/site-stream.ts";
import type { FindSite } from "./find-site.ts";
import { wholeSite } from "./public-site.ts";

export type SiteJournal = Journal<SiteCommand, SiteStreamOutcome>;

export interface ChangeSiteDeps {
  readonly siteJournal: Pick<SiteJournal, "submit">;
  readonly findSite: FindSite;
}

/** null clears a setting: it is as it was on the site's first day. */
export type SettingsChange = {
  readonly [Name in keyof SettingsRecord]?: SettingsRecord[Name] | null | undefined;
};

export interface SiteChange {
  readonly name?: string | undefined;
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly settings?: SettingsChange | undefined;
}

/** `*` admins. AppError forbidden, conflict where the id is taken. */
export async function createSite(
  deps: Pick<ChangeSiteDeps, "siteJournal">,
  admin: Person,
  site: { id: string; name: string; allowedOrigins: readonly string[] },
): Promise<Site> {
  if (!administersAll(admin)) throw new AppError("forbidden", "this takes an admin of all sites");
  return submitSiteCommand(deps, {
    kind: "create-site",
    siteId: site.id,
    name: site.name,
    allowedOrigins: site.allowedOrigins,
    actor: admin.id,
  });
}

/** The site's admins; `settings` are merged. AppError not-found, forbidden, invalid-input for what is not built yet. */
export async function changeSite(
  deps: ChangeSiteDeps,
  admin: Person,
  { siteId, change }: { siteId: string; change: SiteChange },
): Promise<Site> {
  await deps.findSite(siteId);
  if (!mayAdminister(admin, siteId))
    throw new AppError("forbidden", "this takes an admin of the site");
  return submitSiteCommand(deps, {
    kind: "change-site",
    siteId,
    actor: admin.id,
    ...(change.name !== undefined && { name: change.name }),
    ...(change.allowedOrigins !== undefined && { allowedOrigins: change.allowedOrigins }),
    settings: settingsIn(change.settings ?? {}),
  });
}

/** A rule that is stored and not asked would be believed in, so it is refused until it is built. */
function settingsIn(change: SettingsChange): Partial<SettingsRecord> {
  if ((change.words?.length ?? 0) > 0) throw notBuilt("settings.words");
  if ((change.premoderateFirst ?? 0) > 0) throw notBuilt("settings.premoderateFirst");
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  const first: Readonly<Record<string, unknown>> = FIRST_SETTINGS;
  return Object.fromEntries(named.map(([name, value]) => [name, value ?? first[name]]));
}

export function notBuilt(path: string): AppError {
  const message = "not offered yet";
  return new AppError("invalid-input", `${path}: ${message}`, {
    members: { errors: [{ path, message }] },
  });
}

async function submitSiteCommand(
  deps: Pick<ChangeSiteDeps, "siteJournal">,
  command: SiteCommand,
): Promise<Site> {
  const outcome = await deps.siteJournal.submit(streamOfSite(command.siteId), command);
  if ("site" in outcome) return wholeSite(outcome.site);
  throw new Error(`the command ${command.kind} left no site`);
}
