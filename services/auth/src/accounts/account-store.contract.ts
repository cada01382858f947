import { describe, expect, test } from "@jest/globals";
import type { OpenStores } from "../testing/open-stores.ts";
import { storesOf } from "../testing/open-stores.ts";
import { anAccount, chiefRoles } from "../testing/an-account.ts";

export function describeAccountStore(name: string, open: OpenStores): void {
  describe(`account store on ${name}`, () => {
    const start = storesOf(open);

    test("[AC1] [AC2] insert → found by id and by address, whole", async () => {
      const { accounts } = await start();
      const account = anAccount({ name: "Анна ё", roles: [{ site: "news", role: "moderator" }] });
      await accounts.insert(account);
      expect(await accounts.find(account.id)).toEqual(account);
      expect(await accounts.findByEmail(account.emailLower)).toEqual(account);
    });

    test("[AC2] unknown → null", async () => {
      const { accounts } = await start();
      expect(await accounts.find("nobody")).toBeNull();
      expect(await accounts.findByEmail("nobody@example.org")).toBeNull();
    });

    test("[AC3] findAll: some of several → those that there are", async () => {
      const { accounts } = await start();
      const [one, two] = [anAccount(), anAccount()];
      await accounts.insert(one);
      await accounts.insert(two);
      const found = await accounts.findAll([two.id, "nobody", one.id]);
      expect(found.map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted());
      expect(await accounts.findAll([])).toEqual([]);
    });

    test("[AC4] search: pages → newest first by (createdAt, id), none twice, none left out", async () => {
      const { accounts } = await start();
      const at = (second: number) => `2026-02-01T10:00:0${second}.000Z`;
      const people = [0, 1, 1, 1, 2].map((second, i) =>
        anAccount({ id: `id${i}`, createdAt: at(second) }),
      );
      for (const person of people) await accounts.insert(person);
      const seen: string[] = [];
      for (;;) {
        const last = people.find(({ id }) => id === seen.at(-1)) ?? null;
        const page = await accounts.search({ text: "", after: last, limit: 2 });
        seen.push(...page.map(({ id }) => id));
        if (page.length < 2) break;
      }
      expect(seen).toEqual(["id4", "id3", "id2", "id1", "id0"]);
    });

    test.each([
      ["part of a name", "АННА".toLowerCase(), ["anna"]],
      ["part of an address", "smith@", ["bob"]],
      ["[T62] letters that mean something to a pattern", ".*", ["star"]],
      ["[T62] a bracket alone", "(", ["star"]],
      ["[T62] a percent sign", "%", ["star"]],
      ["[T63] a quote", "'", ["bob"]],
      ["nobody", "zzz", []],
    ])("[AC4] search: %s (%s) → %j", async (_what, text, ids) => {
      const { accounts } = await start();
      await accounts.insert(anAccount({ id: "anna", name: "Анна" }));
      await accounts.insert(
        anAccount({ id: "bob", name: "Bob O'Neil", emailLower: "bob.smith@example.org" }),
      );
      await accounts.insert(anAccount({ id: "star", name: "a.*(100%)_b" }));
      const found = await accounts.search({ text, after: null, limit: 10 });
      expect(found.map(({ id }) => id)).toEqual(ids);
    });

    test("[AC5] replacePassword: the hash as expected → replaced; another → left", async () => {
      const { accounts } = await start();
      const account = anAccount();
      await accounts.insert(account);
      const fresh = { scheme: "s2", pepperId: "p2", hash: "h2" };
      await accounts.replacePassword(account.id, "other", fresh);
      expect((await accounts.find(account.id))?.password).toEqual(account.password);
      await accounts.replacePassword(account.id, account.password.hash, fresh);
      expect(await accounts.find(account.id)).toEqual({ ...account, password: fresh });
    });

    test("[AC6] hasChief: readers, a site's admin, a disabled one → no; an admin of all → yes", async () => {
      const { accounts } = await start();
      await accounts.insert(anAccount({ roles: [{ site: "news", role: "admin" }] }));
      await accounts.insert(anAccount({ roles: [{ site: "*", role: "moderator" }] }));
      await accounts.insert(anAccount({ roles: chiefRoles, disabled: true }));
      expect(await accounts.hasChief()).toBe(false);
      await accounts.insert(anAccount({ roles: chiefRoles }));
      expect(await accounts.hasChief()).toBe(true);
    });
  });
}
