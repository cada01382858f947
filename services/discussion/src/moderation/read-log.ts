import { LIMITS } from "@parley/contracts/limits";
import type { LogEntry } from "@parley/contracts/types";
import type { JournalReads } from "@parley/service-kit/journal/port";
import type { PresentDeps } from "../comments/present-comments.ts";
import { logEntries } from "./log-entries.ts";

export interface ReadLogDeps extends Pick<PresentDeps, "namesOf"> {
  readonly journal: Pick<JournalReads, "log">;
}

/** The site's log, newest first: the journal itself [J7]. */
export async function readLog(
  deps: ReadLogDeps,
  siteId: string,
  cursor: string | undefined,
): Promise<{ entries: LogEntry[]; nextCursor: string | null }> {
  const found = await deps.journal.log(siteId, cursor ?? null, LIMITS.listLimit + 1);
  const lines = found.slice(0, LIMITS.listLimit);
  const entries = await logEntries(deps, lines);
  const last = lines.at(-1);
  return { entries, nextCursor: found.length > LIMITS.listLimit && last ? last.id : null };
}
