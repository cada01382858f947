import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { FeedPage } from "@parley/contracts/schemas/account-feed";
import type { AccountDirectory, KnownAccount } from "./account-directory.ts";

export interface OpenedDirectory {
  directory: AccountDirectory;
  /** What another process of this service has of the same database. */
  again(): Promise<AccountDirectory>;
  close(): Promise<void>;
}

export const anAccount = (over: Partial<KnownAccount> = {}): KnownAccount => ({
  id: "ann",
  name: "Ann",
  roles: {},
  disabled: false,
  deleted: false,
  epoch: 0,
  n: 0,
  ...over,
});

export const aPage = (over: Partial<FeedPage> = {}): FeedPage => ({
  feedId: "feed1",
  position: 1,
  accounts: [],
  endedSessions: [],
  more: false,
  ...over,
});

/** Holds a store to the promises of the account directory. */
export function describeAccountDirectory(name: string, open: () => Promise<OpenedDirectory>): void {
  describe(`account directory on ${name}`, () => {
    let opened: OpenedDirectory;
    let directory: AccountDirectory;
    beforeEach(async () => {
      opened = await open();
      directory = opened.directory;
    });
    afterEach(() => opened.close());
    const find = async (id = "ann") => (await directory.findAll([id]))[0];

    test("[AD1] nobody known → nobody; of several those that are known", async () => {
      expect(await directory.findAll([])).toEqual([]);
      expect(await directory.findAll(["ann"])).toEqual([]);
      await directory.fill(anAccount());
      expect(await directory.findAll(["bob", "ann"])).toEqual([anAccount()]);
    });

    test("[AD2] [F2] filled in again → the first word stands, also of many at once", async () => {
      const names = ["Ann", "Anna", "Anne"];
      await directory.fill(anAccount());
      await Promise.all(names.map((name) => directory.fill(anAccount({ name, epoch: 9 }))));
      expect(await find()).toEqual(anAccount());
    });

    test("[AD3] [F2] told by the feed → beats what was filled in, and is not filled over", async () => {
      const roles = { demo: "moderator", "*": "admin", constructor: "moderator" } as const;
      const told = anAccount({ name: "Анна", roles, disabled: true, epoch: 3, n: 5 });
      await directory.fill(anAccount());
      await directory.apply(aPage({ accounts: [told] }));
      expect(await find()).toEqual(told);
      await directory.fill(anAccount());
      expect(await find()).toEqual(told);
    });

    test("[AD3] [F2] a smaller n, or the same once more → nothing; a higher one stands", async () => {
      const apply = (n: number, name: string) =>
        directory.apply(aPage({ accounts: [anAccount({ n, name })] }));
      await apply(5, "five");
      await apply(4, "four");
      await apply(5, "five again");
      expect(await find()).toMatchObject({ n: 5, name: "five" });
      await Promise.all([apply(7, "seven"), apply(9, "nine"), apply(8, "eight")]);
      expect(await find()).toMatchObject({ n: 9, name: "nine" });
    });

    test("[F2] a deleted person → stays as a tombstone", async () => {
      await directory.apply(aPage({ accounts: [anAccount({ n: 1 })] }));
      const gone = anAccount({ name: null, deleted: true, n: 2 });
      await directory.apply(aPage({ accounts: [gone] }));
      await directory.fill(anAccount());
      expect(await find()).toEqual(gone);
    });

    test("[AD4] [F1] the place → null, then the last page's, also for who opens it again", async () => {
      expect(await directory.place()).toBeNull();
      await directory.apply(aPage({ position: 7 }));
      await directory.apply(aPage({ position: 9 }));
      const place = { feedId: "feed1", position: 9 };
      expect(await directory.place()).toEqual(place);
      expect(await (await opened.again()).place()).toEqual(place);
    });

    test("[AD5] [F2] the feed begins anew → its small numbers count; who is not told stays", async () => {
      const at = "2026-01-01T00:00:00.000Z";
      const [ann, bob] = [anAccount({ n: 50 }), anAccount({ id: "bob", name: "Bob", n: 40 })];
      const before = aPage({ accounts: [ann, bob], endedSessions: [{ sid: "s1", at }] });
      await directory.apply(before);
      await directory.restart();
      const told = anAccount({ name: "Another", n: 1 });
      await directory.apply(aPage({ feedId: "feed2", accounts: [told] }));
      expect(await find()).toEqual(told);
      expect(await find("bob")).toMatchObject({ name: "Bob" });
      expect(await directory.endedSince(at)).toHaveLength(1);
    });

    test("[AD6] [AD7] ended sessions → since a time, once each, until they are forgotten", async () => {
      const ended = (sid: string, minute: number) => ({
        sid,
        at: `2026-01-01T00:0${minute}:00.000Z`,
      });
      const [first, second, third] = [ended("s1", 1), ended("s2", 2), ended("s3", 3)];
      await directory.apply(aPage({ endedSessions: [first, second] }));
      await directory.apply(aPage({ endedSessions: [second, third] }));
      const since = async (at: string) =>
        (await directory.endedSince(at)).toSorted((a, b) => a.sid.localeCompare(b.sid));
      expect(await since(first.at)).toEqual([first, second, third]);
      expect(await since(second.at)).toEqual([second, third]);
      await directory.forgetEndedBefore(third.at);
      expect(await since(first.at)).toEqual([third]);
    });

    test("[AD8] keys → null, then the last kept, also for who opens it again", async () => {
      expect(await directory.keptKeys()).toBeNull();
      await Promise.all(["{}", "[]"].map((json) => directory.keepKeys(json)));
      await directory.keepKeys('{"keys":[]}');
      expect(await (await opened.again()).keptKeys()).toBe('{"keys":[]}');
    });
  });
}
