import { LIMITS } from "@parley/contracts/limits";
import type { Entry, JournalReads } from "@parley/service-kit/journal/port";

const ENTRIES_AT_ONCE = 250;

/** Which comments changed after a number, and up to which number that was read. */
export interface ChangedSince {
  readonly ids: readonly string[];
  readonly seq: number;
  readonly more: boolean;
  readonly resync: boolean;
}

/**
 * Each changed comment once, at most 500. [W1] `last` is the stream's number, read before; `seq` is that of the last
 * entry read, so a comment read afterwards may be newer than it, never older. More than 5,000 entries behind, or ahead
 * of the log: `resync`.
 */
export async function changesSince(
  deps: { journal: Pick<JournalReads, "entries"> },
  stream: string,
  { since, last }: { since: number; last: number },
): Promise<ChangedSince> {
  if (since > last || last - since > LIMITS.changesEntriesMax)
    return { ids: [], seq: last, more: false, resync: true };
  const ids = new Set<string>();
  let seq = since;
  while (seq < last) {
    const entries = await deps.journal.entries(stream, seq, ENTRIES_AT_ONCE, last);
    if (entries.length === 0) break;
    for (const entry of entries) {
      if (!fits(ids, entry)) return { ids: [...ids], seq, more: true, resync: false };
      for (const mark of entry.marks) ids.add(mark.id);
      seq = entry.n;
    }
  }
  return { ids: [...ids], seq, more: false, resync: false };
}

function fits(ids: ReadonlySet<string>, entry: Entry): boolean {
  const added = entry.marks.filter((mark) => !ids.has(mark.id)).length;
  return ids.size === 0 || ids.size + added <= LIMITS.changesCommentsMax;
}
