import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDriver } from "@parley/service-kit/storage/sqlite/driver";
import type { StoreSurroundings } from "../stores.ts";
import { openSqliteStores } from "../stores.sqlite.ts";
import type { OpenedStores } from "./opened-stores.ts";

export interface OpenedSqliteStores extends OpenedStores {
  readonly file: string;
  readonly statements: ReadonlySet<string>;
}

/** Stores in a file of their own, which goes with them. */
export async function openTestSqliteStores(
  surroundings: StoreSurroundings,
): Promise<OpenedSqliteStores> {
  const folder = await mkdtemp(join(tmpdir(), "parley-discussion-"));
  const file = join(folder, "discussion.db");
  const stores = openSqliteStores(file, surroundings);
  return {
    ...stores,
    file,
    async spoilCounters(id) {
      const other = openDriver(file);
      const wrong =
        "UPDATE comment SET up = 7, down = 7, score = 0, open_reports = 7 WHERE id = $id";
      other.prepare(wrong).run({ id });
      other.close();
    },
    async spoilViews({ id, answered, shown }) {
      const other = openDriver(file);
      const wrong = `UPDATE comment SET answered = $answered, shown = $shown, reply_count = 7,
        last_ordinal = 7 WHERE id = $id`;
      other.prepare(wrong).run({ id, answered: answered ? 0 : 1, shown: shown ? 0 : 1 });
      const article = "SELECT article FROM comment WHERE id = $id";
      other.prepare(`UPDATE article SET comment_count = 77 WHERE id = (${article})`).run({ id });
      other.close();
    },
    async close() {
      await stores.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
