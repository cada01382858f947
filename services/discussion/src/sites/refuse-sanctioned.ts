import type { Sanction, SanctionKind } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { isActive, type SanctionRecord } from "../site-stream/records.ts";
import type { SiteReads } from "./site-reads.ts";

export interface SanctionDeps {
  readonly sites: Pick<SiteReads, "sanctionsOf">;
  readonly now: () => number;
}

/** What a sanction takes: `mute` the writing, `ban` votes and reports too. */
const FORBIDS = { writing: ["mute", "ban"], voting: ["ban"] } as const;

/** AppError `sanctioned` with the sanction where this person may not do so at this site. */
export async function refuseSanctioned(
  deps: SanctionDeps,
  who: { siteId: string; accountId: string },
  what: keyof typeof FORBIDS,
): Promise<void> {
  const sanction = await sanctionInForce(deps, who);
  const kinds: readonly SanctionKind[] = FORBIDS[what];
  if (sanction === null || !kinds.includes(sanction.kind)) return;
  throw new AppError("sanctioned", `you may not do this here: ${sanction.kind}`, {
    members: { sanction },
  });
}

const WEIGHT: Record<SanctionKind, number> = { ban: 3, mute: 2, premoderate: 1, warn: 0 };

/** The heaviest in force, of equal ones the one that lasts longest; null for most people. */
export async function sanctionInForce(
  deps: SanctionDeps,
  { siteId, accountId }: { siteId: string; accountId: string },
): Promise<Sanction | null> {
  const at = new Date(deps.now()).toISOString();
  const all = await deps.sites.sanctionsOf(siteId, accountId);
  const [heaviest] = all
    .filter((sanction) => isActive(sanction, at))
    .toSorted((a, b) => WEIGHT[b.kind] - WEIGHT[a.kind] || lastsTo(b).localeCompare(lastsTo(a)));
  return heaviest ? publicSanction(heaviest) : null;
}

function lastsTo(sanction: SanctionRecord): string {
  return sanction.until ?? "9999";
}

/** Without the moderators' note. */
export function publicSanction(sanction: SanctionRecord): Sanction {
  const { id, siteId, accountId, kind, reason, until, createdAt } = sanction;
  return { id, siteId, accountId, kind, reason, until, createdAt };
}
