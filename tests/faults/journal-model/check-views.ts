import { isDeepStrictEqual } from "node:util";
import type { ModelRun } from "./model-run.ts";
import type { Replay } from "./replay-entry.ts";
import { committedDocuments } from "./simulated-store.ts";
import type { Found } from "./world.ts";

/** The views are the fold of the entries, and in themselves as they should be. */
export function checkViews<State, Command, Needs, Outcome>(
  { store, world }: ModelRun<State, Command, Needs, Outcome>,
  { stream, views, report }: Replay<State, Command, Needs, Outcome>,
  last: number,
): void {
  const head = store.heads.committed.get(stream);
  if ((head?.n ?? 0) !== last) report(`${last} entries, but the mark is at ${head?.n ?? 0}`);
  if (!isDeepStrictEqual(head?.fields ?? null, views.head))
    report(`the stream's own document is not the fold: ${JSON.stringify(head?.fields)}`);
  for (const collection of views.collections()) {
    const stored = committedDocuments(store, collection, stream);
    const folded = views.documents(collection);
    if (!isDeepStrictEqual(sorted(stored), sorted(folded)))
      report(
        `${collection}: ${stored.length} stored documents are not the ${folded.length} folded`,
      );
    for (const violation of world.violations(head?.fields ?? {}, stored)) report(violation);
  }
}

const sorted = (found: Found[]): Found[] =>
  [...found].sort((one, other) => (one.id < other.id ? -1 : 1));
