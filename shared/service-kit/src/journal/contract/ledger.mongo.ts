import { eq, oneOf } from "../../storage/mongo/checked.ts";
import type { MongoStore } from "../../storage/mongo/open-mongo.ts";
import { EMPTY_LEDGER, type Ledger, type LedgerNeeds, type Note } from "./ledger-kind.ts";
import type { MongoViews } from "../mongo.ts";
import type { Fields } from "../port.ts";

type NoteDocument = Note & { readonly _id: string };

/** The ledger's views in MongoDB: `ledgers` and `notes`. */
export function createMongoLedgerViews(store: MongoStore): MongoViews<Ledger, LedgerNeeds> {
  const notes = store.collection<NoteDocument & { readonly stream: string }>("notes");
  return {
    headCollection: "ledgers",
    async load(stream, head, needs) {
      const keys = needs.flatMap(({ key }) => key ?? []);
      const ids = needs.flatMap((need) => need.ids);
      const needed = { $or: [{ key: oneOf(keys) }, { _id: oneOf(ids) }] };
      const filter = needs.some(({ all }) => all) ? {} : needed;
      const projection = { stream: 0, n: 0 };
      const found = await notes.find({ stream: eq(stream), ...filter }, { projection }).toArray();
      return ledgerOf(head, found);
    },
  };
}

function ledgerOf(head: Fields | null, found: readonly NoteDocument[]): Ledger {
  const { count, last, closed } = { ...EMPTY_LEDGER, ...head };
  const notes = found.map(({ _id, ...note }) => [_id, note] as const);
  return { head: { count, last, closed }, notes: new Map(notes) };
}
