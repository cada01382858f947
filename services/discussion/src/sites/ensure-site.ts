import { isAppError } from "@parley/service-kit/problem";
import { streamOfSite } from "../site-stream/site-stream.ts";
import type { SiteJournal } from "./change-site.ts";

/** A site that the operator's configuration names. */
export interface ConfiguredSite {
  readonly id: string;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  /** true: its origins follow the configuration at each start; false: they are set when it is made. */
  readonly followOrigins: boolean;
}

/** Makes the site if it is not there; else sets its origins where they follow the configuration. */
export async function ensureSite(
  deps: { siteJournal: Pick<SiteJournal, "submit"> },
  { id, name, allowedOrigins, followOrigins }: ConfiguredSite,
): Promise<void> {
  const stream = streamOfSite(id);
  const actor = null;
  try {
    const command = { kind: "create-site", siteId: id, name, allowedOrigins, actor } as const;
    await deps.siteJournal.submit(stream, command);
  } catch (error) {
    if (!isAppError(error, "conflict")) throw error;
    if (!followOrigins) return;
    const command = { kind: "change-site", siteId: id, allowedOrigins, actor } as const;
    await deps.siteJournal.submit(stream, command);
  }
}
