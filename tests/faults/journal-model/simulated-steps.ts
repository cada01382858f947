import type { DocumentChange } from "@parley/service-kit/journal/port";
import type { JournalSteps, NewEntry } from "@parley/service-kit/journal/stepped/steps";
import type { Primary, ReplicaSet } from "./replica-set.ts";
import type { Call } from "./simulated-network.ts";
import { entryKey, fieldsOf, type SimulatedStore, type ViewDocument } from "./simulated-store.ts";
import type { Found, StreamAt, ViewReader } from "./world.ts";

/** What a test takes out, to show that the checks would notice. */
export interface Guards {
  /** [J9] Nothing is set by an entry older than what set it last. */
  readonly late: boolean;
  /** [J10] Reads see only what a majority has. */
  readonly majorityReads: boolean;
  /** [J3] A write is done when a majority has it. */
  readonly majorityWrites: boolean;
}

export interface SimulatedStepsDeps {
  readonly store: SimulatedStore;
  readonly call: Call;
  /** Between two documents of one command others may come. */
  readonly between: () => Promise<void>;
  readonly guards: Guards;
}

/** A kind's views, loaded. */
export type Load<State, Needs> = (
  views: ViewReader,
  stream: StreamAt,
  needs: readonly Needs[],
) => Promise<State>;

/** The journal's steps on the simulated store: those that journal/mongo-steps.ts takes on a real one. */
export function createSimulatedSteps<State, Needs>(
  deps: SimulatedStepsDeps,
  load: Load<State, Needs>,
): JournalSteps<State, Needs> {
  const { store, call, guards } = deps;
  const views = createViewReader(deps);

  /** One command: what it does to the primary, acknowledged. */
  const write = <Document, Answer>(
    set: ReplicaSet<Document>,
    job: (primary: Primary<Document>) => Answer | Promise<Answer>,
  ): Promise<Answer> =>
    call(async () => {
      const primary = set.primary();
      const answer = await job(primary);
      if (guards.majorityWrites) await primary.acknowledged();
      return answer;
    });

  async function applyTo(name: string, entry: NewEntry): Promise<void> {
    const within = (all: readonly DocumentChange[]) => all.filter((change) => change.in === name);
    const { create, set } = entry.payload;
    const view = store.view(name);
    await write(view, (primary) => createDocuments(deps, primary, { entry, all: within(create) }));
    await write(view, (primary) => setDocuments(deps, primary, { entry, all: within(set) }));
  }

  return {
    readHead: (stream) => call(async () => seen(store.heads, guards).get(stream) ?? null),
    readEntry: (stream, n) =>
      call(async () => seen(store.entries, guards).get(entryKey(stream, n)) ?? null),
    load: (stream, head, needs) => load(views, { stream, head: head?.fields ?? null }, needs),
    insertEntry: (entry) =>
      write(store.entries, (primary) => {
        const key = entryKey(entry.stream, entry.n);
        if (primary.get(key)) return "taken";
        primary.set(key, entry);
        return "inserted";
      }),
    async applyDocuments(entry) {
      const { create, set } = entry.payload;
      const names = new Set([...create, ...set].map((change) => change.in));
      for (const name of names) await applyTo(name, entry);
    },
    markApplied: ({ stream, n, at, payload }) =>
      write(store.heads, (primary) => {
        const before = primary.get(stream);
        const isDue = before ? n > 1 && (before.n < n || !guards.late) : n === 1;
        const fields = { ...before?.fields, ...payload.head, n, at };
        if (isDue) primary.set(stream, { n, at, fields });
      }),
    removePayload: (stream, n) =>
      write(store.entries, (primary) => {
        const key = entryKey(stream, n);
        const entry = primary.get(key);
        if (entry?.payload) primary.set(key, { ...entry, payload: null });
      }),
  };
}

function seen<Document>(set: ReplicaSet<Document>, { majorityReads }: Guards) {
  return majorityReads ? set.committed : set.local;
}

/** A find that reads one document after the other, while others go on. */
function createViewReader({ store, call, between, guards }: SimulatedStepsDeps): ViewReader {
  return {
    find: (collection, isWanted) =>
      call(async () => {
        const view = store.view(collection);
        const found: Found[] = [];
        // What is created meanwhile is seen as well, or not: as on a real store.
        for (const id of Array.from(seen(view, guards).keys())) {
          const document = seen(view, guards).get(id);
          if (!document || !isWanted(fieldsOf(document), id)) continue;
          found.push({ id, fields: fieldsOf(document) });
          await between();
        }
        return found;
      }),
  };
}

interface ChangesOfEntry {
  readonly entry: NewEntry;
  readonly all: readonly DocumentChange[];
}

async function createDocuments(
  { between }: SimulatedStepsDeps,
  primary: Primary<ViewDocument>,
  { entry: { stream, n }, all }: ChangesOfEntry,
): Promise<void> {
  for (const { id, fields } of all) {
    if (!primary.get(id)) primary.set(id, { stream, n, fields });
    await between();
  }
}

async function setDocuments(
  { between, guards }: SimulatedStepsDeps,
  primary: Primary<ViewDocument>,
  { entry: { stream, n }, all }: ChangesOfEntry,
): Promise<void> {
  for (const { id, fields } of all) {
    const before = primary.get(id);
    if (before && (before.n < n || !guards.late))
      primary.set(id, { stream, n, fields: { ...before.fields, ...fields } });
    await between();
  }
}
