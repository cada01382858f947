import { describe, expect, test } from "@jest/globals";
import { createAdmission } from "./admission.ts";
import { LIVE_LIMITS } from "./live-limits.ts";
import { aConnection } from "./testing/test-connection.ts";
import { createTokenBucket } from "./token-bucket.ts";

describe("admission", () => {
  test("[T93] dropIdle: who has watched nothing for a minute → closed; who watches or just stopped → stays", () => {
    let now = 0;
    const admission = createAdmission({ now: () => now, limited: true });
    const [idle, busy, left] = [aConnection(), aConnection(), aConnection()];
    for (const connection of [idle, busy, left]) admission.opened(connection);
    admission.busy(busy);
    admission.busy(left);
    now = LIVE_LIMITS.idleMs - 1;
    admission.idle(left);
    admission.dropIdle();
    expect(idle.open).toBe(true);
    now += 1;
    admission.dropIdle();
    expect([idle.open, busy.open, left.open]).toEqual([false, true, true]);
  });

  test("refuses: handshakes faster than the process takes → 503, and soon again none", () => {
    let now = 0;
    const admission = createAdmission({ now: () => now, limited: true });
    const answers = Array.from({ length: LIVE_LIMITS.handshakes.burst + 10 }, (_, i) =>
      admission.refuses(`network ${i}`),
    );
    expect(answers.filter((answer) => answer?.status === 503)).toHaveLength(10);
    now += 1_000;
    expect(admission.refuses("network 1")).toBe(null);
  });

  test("RATE_LIMITS=off → nothing is refused until it closes", () => {
    const admission = createAdmission({ now: () => 0, limited: false });
    for (let i = 0; i < 5_000; i += 1) {
      expect(admission.refuses("one")).toBe(null);
      admission.opened(aConnection("one"));
    }
    admission.close();
    expect(admission.refuses("one")).toMatchObject({ status: 503 });
  });
});

test("token bucket: empty → the milliseconds until the next, no more than the burst saved up", () => {
  const bucket = createTokenBucket({ burst: 2, perSecond: 4 });
  expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 250]);
  expect(bucket.take(250)).toBe(0);
  expect([bucket.take(9_000), bucket.take(9_000), bucket.take(9_000)]).toEqual([0, 0, 250]);
});
