import { randomUUID } from "node:crypto";
import { LIMITS } from "@parley/contracts/limits";
import type { Sanction, SanctionKind } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { mayModerate, type Person, roleAt } from "../account-directory/person.ts";
import type { PresentDeps } from "../comments/present-comments.ts";
import { streamOfSite } from "../site-stream/site-stream.ts";
import { notBuilt, type SiteJournal } from "./change-site.ts";
import type { FindSite } from "./find-site.ts";
import { publicSanction } from "./refuse-sanctioned.ts";
import type { SiteReads } from "./site-reads.ts";

export interface SanctionPersonDeps extends Pick<PresentDeps, "namesOf"> {
  readonly siteJournal: Pick<SiteJournal, "submit">;
  readonly sites: Pick<SiteReads, "sanctions">;
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
  readonly reason: string | null;
  readonly note: string | null;
}

/** Moderators of the site; not against moderators or admins. AppError not-found (site), forbidden, invalid-input. */
export async function sanctionPerson(
  deps: SanctionPersonDeps,
  moderator: Person,
  { siteId, accountId, kind, until, reason, note }: NewSanction,
): Promise<Sanction> {
  await requireModerator(deps, moderator, siteId);
  if (kind === "warn" || kind === "premoderate") throw notBuilt("kind");
  if (until !== null && Date.parse(until) <= deps.now())
    throw new AppError("invalid-input", "until: lies in the past");
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

export async function liftSanction(
  deps: SanctionPersonDeps,
  moderator: Person,
  { siteId, id }: { siteId: string; id: string },
): Promise<void> {
  await requireModerator(deps, moderator, siteId);
  const command = { kind: "lift-sanction", id, siteId, actor: moderator.id } as const;
  await deps.siteJournal.submit(streamOfSite(siteId), command);
}

/** Those not lifted, newest first. */
export async function listSanctions(
  deps: SanctionPersonDeps,
  moderator: Person,
  { siteId, cursor }: { siteId: string; cursor: string | null },
): Promise<{ sanctions: Sanction[]; nextCursor: string | null }> {
  await requireModerator(deps, moderator, siteId);
  const page = { before: cursor, limit: LIMITS.listLimit + 1 };
  const found = await deps.sites.sanctions(siteId, page);
  const records = found.slice(0, LIMITS.listLimit);
  return {
    sanctions: records.map(publicSanction),
    nextCursor: found.length > LIMITS.listLimit ? (records.at(-1)?.id ?? null) : null,
  };
}

/** AppError not-found for an unknown site, else forbidden for who does not moderate it. */
export async function requireModerator(
  deps: { findSite: FindSite },
  person: Person,
  siteId: string,
): Promise<void> {
  await deps.findSite(siteId);
  if (!mayModerate(person, siteId))
    throw new AppError("forbidden", "this takes a moderator of the site");
}
