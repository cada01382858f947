import { randomUUID } from "node:crypto";
import type { Sanction, SanctionKind } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { type Person, roleAt } from "../account-directory/person.ts";
import type { PresentDeps } from "../comments/present-comments.ts";
import { streamOfSite } from "../site-stream/site-stream.ts";
import { notBuilt, type SiteJournal } from "./change-site.ts";
import type { FindSite } from "./find-site.ts";
import { publicSanction } from "./refuse-sanctioned.ts";
import { requireModerator } from "./require-moderator.ts";

export interface SanctionPersonDeps extends Pick<PresentDeps, "namesOf"> {
  readonly siteJournal: Pick<SiteJournal, "submit">;
  readonly findSite: FindSite;
  readonly now: () => number;
  /** Word to the person's own sockets. */
  readonly toSanctioned: (accountId: string, sanction: Sanction) => void;
}

export interface NewSanction {
  readonly siteId: string;
  readonly accountId: string;
  readonly kind: SanctionKind;
  readonly until: string | null;
  readonly reason: string;
  readonly note: string | null;
}

/** Moderators of the site; not against moderators or admins. AppError invalid-input, forbidden, not-found (site). */
export async function sanctionPerson(
  deps: SanctionPersonDeps,
  moderator: Person,
  { siteId, accountId, kind, until, reason, note }: NewSanction,
): Promise<Sanction> {
  if (kind === "warn" || kind === "premoderate") throw notBuilt("kind");
  if (until !== null && Date.parse(until) <= deps.now())
    throw new AppError("invalid-input", "until: lies in the past");
  await requireModerator(deps, moderator, siteId);
  const target = (await deps.namesOf([accountId])).get(accountId);
  if (target && roleAt(target.roles, siteId) !== null)
    throw new AppError("forbidden", "moderators and admins cannot be sanctioned");
  const outcome = await deps.siteJournal.submit(streamOfSite(siteId), {
    kind: "sanction",
    id: randomUUID(),
    siteId,
    actor: moderator.id,
    accountId,
    sanction: kind,
    until,
    reason,
    note,
  });
  if (!("sanction" in outcome)) throw new Error("sanctioning left no sanction");
  const sanction = publicSanction(outcome.sanction);
  deps.toSanctioned(accountId, sanction);
  return sanction;
}
