import { performance } from "node:perf_hooks";
import type { Connection } from "./connection.ts";
import type { Frame } from "./frame.ts";
import { LIVE_LIMITS } from "./live-limits.ts";

export interface FanOut {
  /**
   * Writes the frame to each member, in slices with the event loop free between them; broadcasts under way take
   * turns. Who awaits one before beginning the next of the same room keeps each socket's order. Resolves with
   * the milliseconds that the writing took.
   */
  broadcast(members: ReadonlySet<Connection>, frame: Frame): Promise<number>;
}

interface Broadcast {
  readonly frame: Frame;
  readonly members: Iterator<Connection>;
  costMs: number;
  done(costMs: number): void;
}

export function createFanOut(): FanOut {
  const underWay: Broadcast[] = [];
  let scheduled = false;

  function nextSlice(): void {
    let left: number = LIVE_LIMITS.socketsPerSlice;
    while (left > 0) {
      const broadcast = underWay.shift();
      if (!broadcast) break;
      const started = performance.now();
      left = writeUpTo(left, broadcast);
      broadcast.costMs += performance.now() - started;
      if (left > 0) broadcast.done(broadcast.costMs);
      else underWay.push(broadcast);
    }
    scheduled = underWay.length > 0;
    if (scheduled) setImmediate(nextSlice);
  }
  return {
    broadcast(members, frame) {
      return new Promise((done) => {
        underWay.push({ frame, members: members.values(), costMs: 0, done });
        if (!scheduled) setImmediate(nextSlice);
        scheduled = true;
      });
    },
  };
}

/** How many writes of `limit` are left; 0 where there may be more to do. */
function writeUpTo(limit: number, { frame, members }: Broadcast): number {
  for (let left = limit; left > 0; left -= 1) {
    const { value: connection, done } = members.next();
    if (done) return left;
    connection.send(frame);
  }
  return 0;
}
