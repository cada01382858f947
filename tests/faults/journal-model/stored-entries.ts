import type { NewEntry } from "@parley/service-kit/journal/stepped/steps";
import type { ModelRun, Report } from "./model-run.ts";
import { entryKey } from "./simulated-store.ts";

/** The stream's entries 1, 2, 3 … as they were sent. Reports a gap, a payload left behind, a time that goes back. */
export function storedEntries(
  { store, sent }: Pick<ModelRun<never, never, never, never>, "store" | "sent">,
  stream: string,
  report: Report,
): NewEntry[] {
  const { committed } = store.entries;
  const count = [...committed.values()].filter((entry) => entry.stream === stream).length;
  const entries: NewEntry[] = [];
  for (let n = 1; n <= count; n++) {
    const found = committed.get(entryKey(stream, n));
    const entry = found && sent.get(found.attempt);
    if (!entry) {
      report(`of ${count} entries there is no ${n}`);
      return entries;
    }
    if (found.payload && n < count) report(`${n} keeps its payload`);
    const last = entries.at(-1);
    if (last && entry.at < last.at) report(`${n} is before the last one`);
    entries.push(entry);
  }
  return entries;
}
