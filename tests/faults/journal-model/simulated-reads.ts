import { logLineId, parseLogLineId } from "@parley/service-kit/journal/log-line-id";
import type { Entry, JournalReads, LogLine } from "@parley/service-kit/journal/port";
import { AppError } from "@parley/service-kit/problem";
import { entryKey, type SimulatedStore } from "./simulated-store.ts";

export function createSimulatedReads(store: SimulatedStore): JournalReads {
  const lastN = (stream: string): number => store.heads.committed.get(stream)?.n ?? 0;

  const applied = (): Entry[] =>
    [...store.entries.committed.values()].filter(({ stream, n }) => n <= lastN(stream));

  function linesNewestFirst(): LogLine[] {
    const lines = applied().flatMap(({ stream, n, at, log }) =>
      log.map((act, i) => ({ line: { id: logLineId(stream, n, i), at, act }, stream, n, i })),
    );
    lines.sort(
      (one, other) =>
        order(other.line.at, one.line.at) ||
        order(other.stream, one.stream) ||
        other.n - one.n ||
        other.i - one.i,
    );
    return lines.map(({ line }) => line);
  }

  return {
    async head(stream) {
      const head = store.heads.committed.get(stream);
      return head ? { n: head.n, at: head.at } : null;
    },
    entries: async (stream, after, limit, upTo = lastN(stream)) =>
      Array.from({ length: upTo }, (_, index) => index + 1)
        .slice(after, after + limit)
        .flatMap((n) => store.entries.committed.get(entryKey(stream, n)) ?? [])
        .map(({ n, at, marks, totals, log }) => ({ stream, n, at, marks, totals, log })),
    async log(site, beforeId, limit) {
      const lines = linesNewestFirst().filter(({ act }) => act.site === site);
      if (beforeId === null) return lines.slice(0, limit);
      const place = parseLogLineId(beforeId);
      const at = lines.findIndex(({ id }) => id === beforeId);
      if (!place || at < 0) throw new AppError("invalid-input", "the cursor is not of this list");
      return lines.slice(at + 1, at + 1 + limit);
    },
    async logOfComments(ids, limit) {
      const lines = linesNewestFirst();
      const linesOf = (id: string) => lines.filter(({ act }) => act.comment === id);
      return new Map(ids.map((id) => [id, linesOf(id).slice(0, limit).reverse()]));
    },
  };
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
