import { expect, test } from "@jest/globals";
import { describeBus } from "./contract.ts";
import { createInProcessBus } from "./in-process.ts";

describeBus("in process", async () => {
  const bus = createInProcessBus(() => {});
  return { here: bus, there: bus, close: async () => {} };
});

test("in-process bus: a listener throws → its error is told", () => {
  const told: unknown[] = [];
  const bus = createInProcessBus((error) => told.push(error));
  const fault = new Error("a listener's fault");
  bus.subscribe(() => {
    throw fault;
  });
  bus.publish({ kind: "site", siteId: "demo" });
  expect(told).toEqual([fault]);
});
