import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Bus, BusHint } from "./port.ts";

export interface OpenedBuses {
  /** As two processes see the same bus; in one process both are the same object. */
  here: Bus;
  there: Bus;
  close(): Promise<void>;
}

/** Holds a bus to the promises of its port. */
export function describeBus(name: string, open: () => Promise<OpenedBuses>): void {
  describe(`bus: ${name}`, () => {
    let buses: OpenedBuses;
    beforeEach(async () => {
      buses = await open();
    });
    afterEach(() => buses.close());

    test("[B1] hints → reach listeners here and there, in the order of publishing", async () => {
      const here = hear(buses.here);
      const there = hear(buses.there);
      for (let seq = 1; seq <= 20; seq += 1) buses.here.publish(hint(seq));
      const expected = Array.from({ length: 20 }, (_, i) => hint(i + 1));
      expect(await here.until(20)).toEqual(expected);
      expect(await there.until(20)).toEqual(expected);
    });

    test("[B3] a listener that left → hears no more, another of the same kind still does", async () => {
      const left = hear(buses.there);
      const stays = hear(buses.there);
      buses.here.publish(hint(1));
      await left.until(1);
      left.leave();
      buses.here.publish(hint(2));
      expect(await stays.until(2)).toEqual([hint(1), hint(2)]);
      expect(left.heard).toEqual([hint(1)]);
    });

    test("[B2] [B4] a listener that throws → publish does not, and others hear", async () => {
      buses.there.subscribe(() => {
        throw new Error("a listener's fault");
      });
      const other = hear(buses.there);
      buses.here.publish(hint(1));
      expect(await other.until(1)).toEqual([hint(1)]);
    });
  });
}

const hint = (seq: number): BusHint => ({
  kind: "article",
  stream: "s",
  seq,
});

function hear(bus: Bus) {
  const heard: BusHint[] = [];
  let check = (): void => {};
  const leave = bus.subscribe((next) => {
    heard.push(next);
    check();
  });
  const until = (count: number): Promise<BusHint[]> =>
    new Promise((resolve) => {
      check = () => {
        if (heard.length >= count) resolve(heard);
      };
      check();
    });
  return { heard, leave, until };
}
