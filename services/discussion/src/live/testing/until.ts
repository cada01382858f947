import { setImmediate as nextTurn } from "node:timers/promises";

/** Waits for a condition; fails with its name where it does not come true within the time. */
export async function until(
  condition: () => boolean,
  what: string,
  withinMs = 5_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await nextTurn();
  }
}
