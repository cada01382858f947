/** The longest that a change waits for others to go with it, in milliseconds. */
const LONGEST_MS = 1_000;

/** What a room's next frame waits for. */
export interface Pace {
  readonly members: number;
  /** What the writing of the last broadcast took. */
  readonly lastCostMs: number;
  readonly sinceLastMs: number;
}

/**
 * How long changes are gathered before they go out as one frame. The first after a quiet while goes at once. In a
 * hot thread the pause is a millisecond for each hundred members and at least twice what the last broadcast cost,
 * so that broadcasting takes a third of the process at most, and batches grow instead.
 */
export function gatherMs({ members, lastCostMs, sinceLastMs }: Pace): number {
  const pause = Math.min(LONGEST_MS, 20 + members / 100 + 2 * lastCostMs);
  return Math.max(0, Math.ceil(pause - sinceLastMs));
}
