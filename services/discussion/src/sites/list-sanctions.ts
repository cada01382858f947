import { LIMITS } from "@parley/contracts/limits";
import type { Sanction } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import * as z from "zod";
import type { Person } from "../account-directory/person.ts";
import { decodeCursor, encodeCursor } from "../comments/cursor.ts";
import type { FindSite } from "./find-site.ts";
import { publicSanction } from "./refuse-sanctioned.ts";
import { requireModerator } from "./require-moderator.ts";
import type { SanctionPosition, SiteReads } from "./site-reads.ts";

export interface ListSanctionsDeps {
  readonly sites: Pick<SiteReads, "sanctions">;
  readonly findSite: FindSite;
}

/** Those not lifted, newest first. AppError invalid-input (cursor), forbidden, not-found (site). */
export async function listSanctions(
  deps: ListSanctionsDeps,
  moderator: Person,
  { siteId, cursor }: { siteId: string; cursor: string | null },
): Promise<{ sanctions: Sanction[]; nextCursor: string | null }> {
  const after = cursor === null ? null : positionIn(cursor, siteId);
  await requireModerator(deps, moderator, siteId);
  const found = await deps.sites.sanctions(siteId, { after, limit: LIMITS.listLimit + 1 });
  const records = found.slice(0, LIMITS.listLimit);
  const last = records.at(-1);
  const isMore = found.length > LIMITS.listLimit && last;
  return {
    sanctions: records.map(publicSanction),
    nextCursor: isMore ? encodeCursor([siteId, last.createdAt, last.id]) : null,
  };
}

const cursorSchema = z.tuple([z.string(), z.string(), z.string()]);

function positionIn(cursor: string, siteId: string): SanctionPosition {
  const [ofSite, createdAt, id] = decodeCursor(cursorSchema, cursor);
  if (ofSite !== siteId) throw new AppError("invalid-input", "cursor: of another site");
  return { createdAt, id };
}
