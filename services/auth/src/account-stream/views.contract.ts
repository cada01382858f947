import { describe, expect, test } from "@jest/globals";
import { anAccount, aSession, chiefRoles } from "../testing/an-account.ts";
import { type OpenStores, storesOf } from "../testing/open-stores.ts";
import { ACCOUNT_STREAM } from "./account-stream.ts";

const change = (actorId: string, accountId: string, what: object) => ({
  ...({ kind: "change-account", actorId, accountId, roles: null, disabled: null } as const),
  ...what,
});

export function describeAccountViews(name: string, open: OpenStores): void {
  describe(`account stream on ${name}`, () => {
    const start = storesOf(open);

    test("a change → the account as it is then, with the entry's number", async () => {
      const { accounts, journal } = await start();
      const [chief, reader] = [anAccount({ roles: chiefRoles }), anAccount()];
      await accounts.insert(chief);
      await accounts.insert(reader);
      const roles = [{ site: "news", role: "moderator" }] as const;
      await journal.submit(ACCOUNT_STREAM, change(chief.id, reader.id, { roles }));
      await journal.submit(ACCOUNT_STREAM, change(chief.id, reader.id, { disabled: true }));
      expect(await accounts.find(reader.id)).toEqual({
        ...reader,
        roles,
        disabled: true,
        epoch: 1,
        n: 2,
      });
    });

    test("[F1] its entries → ids and epochs only; applied is told once the view shows it [J14]", async () => {
      const told: (readonly [string, number])[] = [];
      const { accounts, journal, entries } = await start({
        onApplied: (stream, n) => void told.push([stream, n]),
      });
      const reader = anAccount();
      await accounts.insert(reader);
      await journal.submit(ACCOUNT_STREAM, {
        kind: "change-profile",
        accountId: reader.id,
        name: "Secret Garden",
        locale: "ru",
      });
      expect(told).toEqual([[ACCOUNT_STREAM, 1]]);
      const kept = await entries.entries(ACCOUNT_STREAM, 0, 10);
      expect(kept).toHaveLength(1);
      expect(JSON.stringify(kept)).not.toMatch(/Secret|secret/);
      expect(kept[0]?.marks).toEqual([{ id: reader.id, what: "account", epoch: 0 }]);
      expect(await accounts.find(reader.id)).toMatchObject({ name: "Secret Garden", locale: "ru" });
      expect(await accounts.search({ text: "secret garden", after: null, limit: 5 })).toHaveLength(
        1,
      );
    });

    test("[T38] [F4] two admins of all sites demote each other at once → one stays", async () => {
      const { accounts, journal } = await start();
      const [one, two] = [anAccount({ roles: chiefRoles }), anAccount({ roles: chiefRoles })];
      await accounts.insert(one);
      await accounts.insert(two);
      const outcomes = await Promise.allSettled([
        journal.submit(ACCOUNT_STREAM, change(one.id, two.id, { roles: [] })),
        journal.submit(ACCOUNT_STREAM, change(two.id, one.id, { roles: [] })),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(await accounts.hasChief()).toBe(true);
    });

    test("ending a session → that one, at the entry's time; again → no entry", async () => {
      const { sessions, journal, entries } = await start();
      const [one, two] = [aSession(), aSession()];
      await sessions.insert(one);
      await sessions.insert(two);
      const end = { kind: "end-session", sid: one.sid, why: "token-reused" } as const;
      await journal.submit(ACCOUNT_STREAM, end);
      await journal.submit(ACCOUNT_STREAM, end);
      const [entry, ...more] = await entries.entries(ACCOUNT_STREAM, 0, 10);
      expect(more).toEqual([]);
      expect(entry?.marks).toEqual([{ id: one.sid, what: "ended-session" }]);
      expect(await sessions.find(one.sid)).toMatchObject({
        endedAt: entry?.at,
        endedWhy: "token-reused",
      });
      expect((await sessions.find(two.sid))?.endedAt).toBeNull();
    });

    test("an unknown account or session → not-found", async () => {
      const { accounts, journal } = await start();
      const chief = anAccount({ roles: chiefRoles });
      await accounts.insert(chief);
      await expect(
        journal.submit(ACCOUNT_STREAM, change(chief.id, "nobody", { disabled: true })),
      ).rejects.toMatchObject({ code: "not-found" });
      await expect(
        journal.submit(ACCOUNT_STREAM, { kind: "end-session", sid: "nobody", why: "logout" }),
      ).rejects.toMatchObject({ code: "not-found" });
    });
  });
}
