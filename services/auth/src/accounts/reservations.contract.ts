import { describe, expect, test } from "@jest/globals";
import { type OpenStores, storesOf } from "../testing/open-stores.ts";

const at = "2026-02-01T10:00:00.000Z";
const of = (accountId: string, key = "name:anna") => ({ key, accountId, at });

export function describeReservations(name: string, open: OpenStores): void {
  describe(`[F4] reservations on ${name}`, () => {
    const start = storesOf(open);

    test("[RS1] fifty at once for one key → exactly one has it", async () => {
      const { reservations } = await start();
      const won = await Promise.all(
        Array.from({ length: 50 }, (_, i) => reservations.insert(of(`account${i}`))),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      const holder = (await reservations.find("name:anna"))?.accountId;
      expect(holder).toBe(`account${won.indexOf(true)}`);
    });

    test("[RS2] a free key → null", async () => {
      const { reservations } = await start();
      expect(await reservations.find("name:anna")).toBeNull();
    });

    test("[RS3] replace: as it was seen → taken over, once; changed since → no", async () => {
      const { reservations } = await start();
      const dead = of("dead");
      await reservations.insert(dead);
      const won = await Promise.all(
        ["a", "b", "c"].map((id) => reservations.replace(dead, of(id))),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await reservations.replace(dead, of("late"))).toBe(false);
    });

    test("[RS4] release: one's own → free; another's → stays", async () => {
      const { reservations } = await start();
      await reservations.insert(of("a"));
      await reservations.release("name:anna", "b");
      expect(await reservations.find("name:anna")).toEqual(of("a"));
      await reservations.release("name:anna", "a");
      expect(await reservations.find("name:anna")).toBeNull();
    });

    test("keys of any letters → kept apart", async () => {
      const { reservations } = await start();
      const keys = ["name:а", "name:a", "name:A", "name:$ne", "name:a.b", 'name:"', "email:a"];
      for (const key of keys) expect(await reservations.insert(of("x", key))).toBe(true);
    });
  });
}
