import { describe, expect, test } from "@jest/globals";
import { type OpenStores, storesOf } from "../testing/open-stores.ts";
import { readOrPut } from "./facts.ts";

export function describeFacts(name: string, open: OpenStores): void {
  describe(`facts on ${name}`, () => {
    const start = storesOf(open);

    test("[FA1] [FA2] put → read, also by who opens the database again; a second put → no", async () => {
      const { facts, again } = await start();
      expect(await facts.read("a")).toBeNull();
      expect(await facts.put("a", "1")).toBe(true);
      expect(await facts.put("a", "2")).toBe(false);
      expect(await (await again()).facts.read("a")).toBe("1");
    });

    test("[FA2] many make one at once → all have the one that stands", async () => {
      const { facts } = await start();
      const made = await Promise.all(
        ["x", "y", "z"].map((value) => readOrPut(facts, "a", () => value)),
      );
      expect(new Set(made).size).toBe(1);
    });

    test("[FA3] swap: of many at once → exactly one", async () => {
      const { facts } = await start();
      await facts.put("a", "1");
      const won = await Promise.all(["2", "3", "4"].map((value) => facts.swap("a", "1", value)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await facts.swap("b", "1", "2")).toBe(false);
    });
  });
}
