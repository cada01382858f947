import type { Person } from "../account-directory/person.ts";
import { streamOfSite } from "../site-stream/site-stream.ts";
import type { SiteJournal } from "./change-site.ts";
import type { FindSite } from "./find-site.ts";
import { requireModerator } from "./require-moderator.ts";

export interface LiftSanctionDeps {
  readonly siteJournal: Pick<SiteJournal, "submit">;
  readonly findSite: FindSite;
}

/** Moderators of the site; lifted already is fine. AppError forbidden, not-found (site or sanction). */
export async function liftSanction(
  deps: LiftSanctionDeps,
  moderator: Person,
  { siteId, id }: { siteId: string; id: string },
): Promise<void> {
  await requireModerator(deps, moderator, siteId);
  const command = { kind: "lift-sanction", id, siteId, actor: moderator.id } as const;
  await deps.siteJournal.submit(streamOfSite(siteId), command);
}
