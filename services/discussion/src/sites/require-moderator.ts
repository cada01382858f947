import { AppError } from "@parley/service-kit/problem";
import { mayModerate, type Person } from "../account-directory/person.ts";
import type { SiteRecord } from "../site-stream/records.ts";
import type { FindSite } from "./find-site.ts";

/** AppError forbidden for who does not moderate the site, then not-found for an unknown one: the contract's order. */
export async function requireModerator(
  deps: { readonly findSite: FindSite },
  person: Person,
  siteId: string,
): Promise<SiteRecord> {
  if (!mayModerate(person, siteId))
    throw new AppError("forbidden", "this takes a moderator of the site");
  return deps.findSite(siteId);
}
