import {
  EMPTY_LEDGER,
  type Ledger,
  type LedgerCommand,
  ledgerKind,
  type LedgerNeeds,
  type LedgerOutcome,
  type Note,
} from "@parley/service-kit/journal/contract/ledger-kind";
import type { Fields } from "@parley/service-kit/journal/port";
import type { SeededRandom } from "./seeded-random.ts";
import type { World } from "./world.ts";

/** The contract suite's own kind: `move` may not happen twice, `audit` is refused if what is read does not fit together. */
export function createLedgerWorld(): World<Ledger, LedgerCommand, LedgerNeeds, LedgerOutcome> {
  let written = 0;

  function someNote(random: SeededRandom, stream: string): string {
    return `${stream}-${random.below(Math.max(1, written))}`;
  }

  function write(random: SeededRandom, stream: string): LedgerCommand {
    const key = `key ${random.below(written + 2)}`;
    const id = `${stream}-${written++}`;
    const on = random.chance(0.4) && { on: someNote(random, stream) };
    return { kind: "write", id, key, text: `text ${written}`, ...on };
  }

  return {
    name: "ledger",
    kind: ledgerKind,
    streams: ["r", "s"],
    async load(views, { stream, head }, needs) {
      const all = needs.some((need) => need.all);
      const ids = new Set(needs.flatMap((need) => need.ids));
      const keys = new Set<unknown>(needs.flatMap(({ key }) => key ?? []));
      const found = await views.find("notes", (note, id) => {
        if (note["stream"] !== stream) return false;
        return all || ids.has(id) || keys.has(note["key"]);
      });
      const { count, last, closed } = { ...EMPTY_LEDGER, ...head };
      const notes = found.map(({ id, fields: { n: _n, stream: _stream, ...note } }) => [id, note]);
      return { head: { count, last, closed }, notes: new Map(notes as [string, Note][]) };
    },
    command(random, stream) {
      const id = someNote(random, stream);
      const by = "m";
      const dice = random.below(20);
      if (dice < 8) return write(random, stream);
      if (dice < 10) return { kind: "edit", id, text: `text ${random.below(3)}` };
      if (dice < 11) return { kind: "strike", id, by, reason: "spam" };
      if (dice < 12) return { kind: "recall", id, by };
      if (dice < 16) return { kind: "move", from: id, to: someNote(random, stream), amount: 1 };
      if (dice < 18) return { kind: "audit" };
      return { kind: random.chance(0.3) ? "close" : "open", by };
    },
    isRepeatable: ({ kind }) => kind === "write",
    violations(head, documents) {
      const notes = documents.map(({ fields }) => fields as Fields & Note);
      const count = notes.filter(({ struck }) => !struck).length;
      const sum = notes.reduce((total, { balance }) => total + balance, 0);
      const ordinals = new Set(notes.map(({ ordinal }) => ordinal));
      const keys = new Set(notes.map(({ key }) => key));
      return [
        head["count"] !== count && `count ${text(head["count"])}, recounted ${count}`,
        head["last"] !== notes.length && `last ${text(head["last"])} of ${notes.length}`,
        sum !== 0 && `the balances add up to ${sum}`,
        ordinals.size !== notes.length && "an ordinal was given twice",
        keys.size !== notes.length && "a key has two notes",
      ].filter((text) => text !== false);
    },
  };
}

const text = (value: unknown): string => JSON.stringify(value);
