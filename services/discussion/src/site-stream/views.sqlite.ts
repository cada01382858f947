import type { SqliteViews } from "@parley/service-kit/journal/sqlite";
import { columnsOf } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { createRowWriter } from "@parley/service-kit/storage/sqlite/row-writer";
import type { SiteNeeds, SiteState } from "./state.ts";
import { sanctionRecordOf, siteRecordOf } from "./tables.sqlite.ts";

export function createSqliteSiteViews(store: SqliteStore): SqliteViews<SiteState, SiteNeeds> {
  const site = store.prepare("SELECT * FROM site WHERE stream = $stream");
  const sanction = store.prepare("SELECT * FROM sanction WHERE id = $id AND site_id = $siteId");
  const write = createRowWriter(store);
  return {
    load(stream, needs) {
      const row = site.get({ stream });
      const state: SiteState = { site: row ? siteRecordOf(row) : null, sanctions: new Map() };
      if (state.site === null) return state;
      for (const id of needs.flatMap((need) => need.sanctions)) {
        const found = sanction.get({ id, siteId: state.site.siteId });
        if (found) state.sanctions.set(id, sanctionRecordOf(found));
      }
      return state;
    },
    apply(stream, { n }, { head, create, set }) {
      const columns = { ...columnsOf(head), n };
      if (site.get({ stream })) write.update("site", columns, { stream });
      else write.insert("site", { ...columns, stream });
      for (const { fields } of create) write.insert("sanction", { ...columnsOf(fields), n });
      for (const { id, fields } of set)
        write.update("sanction", { ...columnsOf(fields), n }, { id });
    },
  };
}
