import type {
  Changes,
  Decision,
  DocumentChange,
  Fields,
  Mark,
  Refusal,
  StreamKind,
} from "../port.ts";

/**
 * The kind of stream that the contract suite and the model drive: notes with a key, a balance and a count of those
 * that are not struck. Small, and yet it has all that a journal must carry: creations, sets, a creation that sets another
 * document, refusals, "already so", log lines, the stream's own fields.
 */
export type LedgerCommand =
  | { kind: "write"; id: string; key: string; text: string; on?: string }
  | { kind: "edit"; id: string; text: string }
  | { kind: "strike"; id: string; by: string; reason: string }
  | { kind: "recall"; id: string; by: string }
  | { kind: "move"; from: string; to: string; amount: number }
  | { kind: "close"; by: string }
  | { kind: "open"; by: string }
  /** Refused if what is loaded does not fit together: it never may. */
  | { kind: "audit" }
  /** A fault in the kind itself: throws. */
  | { kind: "break" };

export type Note = {
  readonly key: string;
  readonly text: string;
  readonly ordinal: number;
  readonly version: number;
  readonly balance: number;
  readonly answered: boolean;
  readonly struck: boolean;
};

export type LedgerHead = {
  readonly count: number;
  readonly last: number;
  readonly closed: boolean;
};

/** Of the notes only what the commands' needs name. */
export interface Ledger {
  head: LedgerHead;
  readonly notes: Map<string, Note>;
}

export interface LedgerNeeds {
  readonly ids: readonly string[];
  readonly key?: string;
  /** Every note of the stream. */
  readonly all?: true;
}

/** The note that the command was about, as it is after it. */
export type LedgerOutcome = { readonly id: string; readonly note: Note } | null;

export const LEDGER_SITE = "books";
export const EMPTY_LEDGER: LedgerHead = { count: 0, last: 0, closed: false };

export const ledgerKind: StreamKind<Ledger, LedgerCommand, LedgerNeeds, LedgerOutcome> = {
  needs(command) {
    if (command.kind === "write")
      return { ids: command.on === undefined ? [] : [command.on], key: command.key };
    if (command.kind === "move") return { ids: [command.from, command.to] };
    if (command.kind === "audit") return { ids: [], all: true };
    return { ids: "id" in command ? [command.id] : [] };
  },
  decide: (ledger, command) => decide(ledger, command),
  evolve(ledger, changes) {
    for (const { id, fields } of changes.create) ledger.notes.set(id, fields as Note);
    for (const { id, fields } of changes.set) {
      const note = ledger.notes.get(id);
      if (note) ledger.notes.set(id, { ...note, ...fields });
    }
    ledger.head = { ...ledger.head, ...changes.head };
  },
};

function decide(ledger: Ledger, command: LedgerCommand): Decision<LedgerOutcome> {
  switch (command.kind) {
    case "write":
      return write(ledger, command);
    case "edit":
      return edit(ledger, command);
    case "strike":
    case "recall":
      return strike(ledger, command);
    case "move":
      return move(ledger, command);
    case "close":
    case "open":
      return turn(ledger, command);
    case "audit":
      return audit(ledger);
    case "break":
      throw new Error("broken on purpose");
  }
}

type Of<Kind> = Extract<LedgerCommand, { kind: Kind }>;

function write(
  { head, notes }: Ledger,
  { id, key, text, on }: Of<"write">,
): Decision<LedgerOutcome> {
  for (const [known, note] of notes) if (note.key === key) return same(known, note);
  if (head.closed) return refuse("thread-closed", "the ledger is closed");
  const answered = on === undefined ? undefined : notes.get(on);
  if (on !== undefined && !answered) return refuse("not-found", `no note ${on}`);
  if (answered?.struck) return refuse("conflict", "struck", { members: { current: on } });
  const counts = { count: head.count + 1, last: head.last + 1 };
  const start = { version: 1, balance: 0, answered: false, struck: false };
  const note: Note = { key, text, ordinal: counts.last, ...start };
  const set = on === undefined ? [] : [noteChange(on, { answered: true })];
  return change(id, note, { create: [noteChange(id, note)], set, head: counts });
}

function edit({ notes }: Ledger, { id, text }: Of<"edit">): Decision<LedgerOutcome> {
  const note = notes.get(id);
  if (!note) return refuse("not-found", `no note ${id}`);
  if (note.struck) return refuse("conflict", "struck");
  if (note.text === text) return same(id, note);
  const fields = { text, version: note.version + 1 };
  return change(id, { ...note, ...fields }, { set: [noteChange(id, fields)] });
}

function strike(
  { head, notes }: Ledger,
  command: Of<"strike" | "recall">,
): Decision<LedgerOutcome> {
  const { kind, id, by } = command;
  const note = notes.get(id);
  const struck = kind === "strike";
  if (!note) return refuse("not-found", `no note ${id}`);
  if (note.struck === struck) return same(id, note);
  const fields = { struck, version: note.version + 1 };
  const reason = struck && { reason: command.reason };
  const act = { site: LEDGER_SITE, action: kind, actor: by, comment: id, version: fields.version };
  return change(
    id,
    { ...note, ...fields },
    {
      set: [noteChange(id, fields)],
      head: { count: head.count + (struck ? -1 : 1) },
      log: [{ ...act, ...reason }],
    },
  );
}

/** Not safe to do twice, and touches two documents: what a torn or doubled application would show in. */
function move({ notes }: Ledger, { from, to, amount }: Of<"move">): Decision<LedgerOutcome> {
  const giver = notes.get(from);
  const taker = notes.get(to);
  if (!giver || !taker || from === to) return refuse("not-found", "two notes are needed");
  const given = { balance: giver.balance - amount, version: giver.version + 1 };
  const taken = { balance: taker.balance + amount, version: taker.version + 1 };
  return {
    kind: "change",
    changes: {
      ...nothing,
      set: [noteChange(from, given), noteChange(to, taken)],
      marks: [markOf(from, { ...giver, ...given }), markOf(to, { ...taker, ...taken })],
    },
    outcome: { id: from, note: { ...giver, ...given } },
  };
}

function turn({ head }: Ledger, { kind, by }: Of<"open" | "close">): Decision<LedgerOutcome> {
  const closed = kind === "close";
  if (head.closed === closed) return { kind: "same", outcome: null };
  const log = [{ site: LEDGER_SITE, action: kind, actor: by }];
  return { kind: "change", changes: { ...nothing, head: { closed }, log }, outcome: null };
}

function audit({ head, notes }: Ledger): Decision<LedgerOutcome> {
  const all = [...notes.values()];
  const sum = all.reduce((total, note) => total + note.balance, 0);
  const count = all.filter((note) => !note.struck).length;
  const fits = sum === 0 && count === head.count && all.length === head.last;
  return fits ? { kind: "same", outcome: null } : refuse("conflict", "it does not add up");
}

const nothing: Changes = { create: [], set: [], head: {}, marks: [], totals: {}, log: [] };

const noteChange = (id: string, fields: Fields): DocumentChange => ({ in: "notes", id, fields });

const markOf = (id: string, { version, struck }: Note): Mark => ({ id, version, shown: !struck });

function change(id: string, note: Note, changes: Partial<Changes>): Decision<LedgerOutcome> {
  const count = changes.head?.["count"];
  const totals = count === undefined ? {} : { count };
  const whole = { ...nothing, ...changes, marks: [markOf(id, note)], totals };
  return { kind: "change", changes: whole, outcome: { id, note } };
}

const same = (id: string, note: Note): Decision<LedgerOutcome> => ({
  kind: "same",
  outcome: { id, note },
});

const refuse = (
  code: Refusal["code"],
  detail: string,
  more: Partial<Refusal> = {},
): Decision<LedgerOutcome> => ({ kind: "refuse", refusal: { code, detail, ...more } });
