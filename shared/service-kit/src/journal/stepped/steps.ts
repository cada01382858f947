import type { DocumentChange, Entry, Fields, Head } from "../port.ts";

/** What an entry carries until it is applied [J3]. */
export interface Payload {
  readonly create: readonly DocumentChange[];
  readonly set: readonly DocumentChange[];
  readonly head: Fields;
}

/** An entry as it is appended. */
export interface NewEntry extends Entry {
  /** Random, made once: by it a writer knows its own entry again [J5]. */
  readonly attempt: string;
  readonly payload: Payload;
}

/** An entry as it is found: the payload is gone once it has been applied. */
export interface FoundEntry extends Entry {
  readonly attempt: string;
  readonly payload: Payload | null;
}

/** The stream's own document: its n is the mark "applied". */
export interface FoundHead extends Head {
  readonly fields: Fields;
}

/**
 * What the stepped journal asks of a store that has no transaction: single steps, each atomic for one document.
 * Reads tell what a majority has [J10]; a write resolves once a majority has it [J3]. All reject with
 * `store-unavailable` where the store does not answer, and a write that does may have happened.
 */
export interface JournalSteps<State, Needs> {
  readHead(stream: string): Promise<FoundHead | null>;
  readEntry(stream: string, n: number): Promise<FoundEntry | null>;
  /** What the commands need, read after `head`. */
  load(stream: string, head: FoundHead | null, needs: readonly Needs[]): Promise<State>;
  /** The commit point. `taken`: an entry of that number is there, perhaps this very one. */
  insertEntry(entry: NewEntry): Promise<"inserted" | "taken">;
  /** Creates and sets the entry's documents; late or again, it does nothing [J9]. */
  applyDocuments(entry: NewEntry): Promise<void>;
  /** Sets the stream's own fields and its n, unless n is there already [J9]. */
  markApplied(entry: NewEntry): Promise<void>;
  removePayload(stream: string, n: number): Promise<void>;
}
