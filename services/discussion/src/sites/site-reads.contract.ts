import { describe, expect, test } from "@jest/globals";
import type { SanctionCommand } from "../site-stream/commands.ts";
import { FIRST_SETTINGS, type SanctionRecord } from "../site-stream/records.ts";
import { streamOfSite } from "../site-stream/site-stream.ts";
import { openForSuite, type OpenStores } from "../testing/opened-stores.ts";

/** What site-reads.ts promises of every store. */
export function describeSiteReads(name: string, open: OpenStores): void {
  describe(`site reads on ${name}`, () => {
    const { stores, clock } = openForSuite(open);
    const createdAt = () => new Date(clock.now).toISOString();
    let sanctions = 0;

    const create = (siteId: string) =>
      stores().siteJournal.submit(streamOfSite(siteId), {
        kind: "create-site",
        siteId,
        name: `The ${siteId}`,
        allowedOrigins: ["https://news.example"],
        actor: null,
      });

    async function sanction(
      siteId: string,
      more: Partial<SanctionCommand> = {},
    ): Promise<SanctionRecord> {
      sanctions += 1;
      const outcome = await stores().siteJournal.submit(streamOfSite(siteId), {
        kind: "sanction",
        id: `sanction ${(sanctions * 7) % 10}${sanctions}`,
        siteId,
        actor: "moderator",
        accountId: "reader",
        sanction: "mute",
        until: null,
        reason: "rude",
        note: null,
        ...more,
      });
      if (!("sanction" in outcome)) throw new Error("no sanction");
      return outcome.sanction;
    }

    const lift = (siteId: string, id: string) =>
      stores().siteJournal.submit(streamOfSite(siteId), {
        kind: "lift-sanction",
        id,
        siteId,
        actor: "moderator",
      });

    test("[SR1] find: an unknown site → null; a new one → as it was made, as of entry 1", async () => {
      expect(await stores().sites.find("found")).toBeNull();
      await create("found");
      expect(await stores().sites.find("found")).toEqual({
        n: 1,
        site: {
          siteId: "found",
          name: "The found",
          allowedOrigins: ["https://news.example"],
          settings: FIRST_SETTINGS,
          createdAt: createdAt(),
        },
      });
    });

    test("[SR1] find: settings change → the named ones, whole, and the rest as it was", async () => {
      await create("changed");
      const settings = { houseRules: { en: "Be kind.", ru: "Будьте добры." }, downVotes: true };
      await stores().siteJournal.submit(streamOfSite("changed"), {
        kind: "change-site",
        siteId: "changed",
        actor: "admin",
        settings,
      });
      const found = await stores().sites.find("changed");
      expect(found).toMatchObject({ n: 2, site: { name: "The changed" } });
      expect(found?.site.settings).toEqual({ ...FIRST_SETTINGS, ...settings });
    });

    test("[SR2] all: every site once, by id", async () => {
      for (const id of ["z-last", "a-first", "m-middle"]) await create(id);
      const all = await stores().sites.all();
      const ids = all.map(({ site }) => site.siteId);
      expect(ids).toEqual(ids.toSorted());
      expect(ids).toEqual(expect.arrayContaining(["a-first", "m-middle", "z-last"]));
      expect(all.find(({ site }) => site.siteId === "z-last")).toEqual(
        await stores().sites.find("z-last"),
      );
    });

    test("[SR3] sanctionsOf: a person's at one site, run out or not, without those lifted", async () => {
      await create("strict");
      await create("elsewhere");
      const past = await sanction("strict", { until: "2020-01-01T00:00:00.000Z" });
      const ban = await sanction("strict", { sanction: "ban", note: "again" });
      const lifted = await sanction("strict");
      await sanction("strict", { accountId: "other" });
      await sanction("elsewhere");
      await lift("strict", lifted.id);
      const found = await stores().sites.sanctionsOf("strict", "reader");
      expect(new Map(found.map((one) => [one.id, one]))).toEqual(
        new Map([
          [past.id, past],
          [ban.id, ban],
        ]),
      );
      expect(await stores().sites.sanctionsOf("strict", "nobody")).toEqual([]);
    });

    test("[SR4] sanctions: page by page, three in a millisecond → newest first, equal times by id", async () => {
      await create("busy");
      const made: SanctionRecord[] = [];
      for (let i = 0; i < 7; i += 1) {
        clock.now += i % 3 === 0 ? 1 : 0;
        made.push(await sanction("busy", { accountId: `person ${i}` }));
      }
      await lift("busy", made[3]?.id ?? "");
      const key = ({ createdAt: at, id }: SanctionRecord) => `${at} ${id}`;
      const newestFirst = made
        .filter((_, index) => index !== 3)
        .toSorted((a, b) => (key(a) < key(b) ? 1 : -1));
      const { sites } = stores();
      const first = await sites.sanctions("busy", { after: null, limit: 4 });
      const second = await sites.sanctions("busy", { after: first.at(-1) ?? null, limit: 4 });
      expect([...first, ...second]).toEqual(newestFirst);
      expect(second).toHaveLength(2);
    });

    test("[SR4] sanctions: the last one of a page is lifted → the next page goes on behind it", async () => {
      await create("moving");
      for (let i = 0; i < 4; i += 1) {
        clock.now += 1;
        await sanction("moving", { accountId: `person ${i}` });
      }
      const { sites } = stores();
      const all = await sites.sanctions("moving", { after: null, limit: 10 });
      const [, second, third] = all;
      await lift("moving", second?.id ?? "");
      const rest = await sites.sanctions("moving", { after: second ?? null, limit: 10 });
      expect(rest[0]?.id).toBe(third?.id);
    });
  });
}
