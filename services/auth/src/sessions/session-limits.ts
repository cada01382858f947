const DAY_MS = 86_400_000;

const SESSION_IDLE_MS = 30 * DAY_MS;
const SESSION_ABSOLUTE_MS = 180 * DAY_MS;

export interface SessionTimes {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly lastUsedAt: string;
}

/** How long the session still lives if nobody uses it, in ms; 0 or less: it is over. */
export function sessionTimeLeft(times: SessionTimes, now: number): number {
  return Math.min(
    Date.parse(times.lastUsedAt) + SESSION_IDLE_MS - now,
    Date.parse(times.createdAt) + SESSION_ABSOLUTE_MS - now,
  );
}
