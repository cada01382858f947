import type { Changes, DocumentChange, Mark } from "./port.ts";

/**
 * What several decisions, one after the other, leave as one entry ([J6]). A document appears once: created if any of
 * them created it, with the last value of each field. Of the marks of one id and of totals and head fields the last
 * stands; the log keeps every act, in order. One decision, too, may set a document twice.
 */
export function mergeChanges(all: readonly Changes[]): Changes {
  const documents = new Map<string, MergedDocument>();
  const marks = new Map<string, Mark>();
  for (const changes of all) {
    for (const change of changes.create) put(documents, change, true);
    for (const change of changes.set) put(documents, change, false);
    for (const mark of changes.marks) marks.set(mark.id, mark);
  }
  const merged = [...documents.values()];
  return {
    create: merged.filter(({ created }) => created).map(({ change }) => change),
    set: merged.filter(({ created }) => !created).map(({ change }) => change),
    head: Object.assign({}, ...all.map(({ head }) => head)),
    marks: [...marks.values()],
    totals: Object.assign({}, ...all.map(({ totals }) => totals)),
    log: all.flatMap(({ log }) => log),
  };
}

interface MergedDocument {
  readonly created: boolean;
  readonly change: DocumentChange;
}

function put(documents: Map<string, MergedDocument>, change: DocumentChange, created: boolean) {
  const key = JSON.stringify([change.in, change.id]);
  const before = documents.get(key);
  documents.set(key, {
    created: created || (before?.created ?? false),
    change: before ? { ...change, fields: { ...before.change.fields, ...change.fields } } : change,
  });
}
