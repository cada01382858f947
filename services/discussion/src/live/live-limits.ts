/** trust.md 3: what one socket, one network and one person may hold, and how much is done at once. */
export const LIVE_LIMITS = {
  articlesPerSocket: 50,
  sitesModeratedPerSocket: 20,
  socketsPerPerson: 50,
  socketsPerNetwork: 500,
  /** Sockets of one network that watch nothing; the oldest goes when another comes. */
  idleSocketsPerNetwork: 100,
  /** A socket that watches nothing is dropped after this. */
  idleMs: 60_000,
  handshakes: { burst: 1_000, perSecond: 500 },
  /** Events of one socket: more are answered `rate-limited`. */
  events: { burst: 100, perSecond: 5 },
  /** Packets of any kind of one socket: more, and it is closed. */
  packets: { burst: 1_000, perSecond: 100 },
  /** What may wait for one socket before it counts as too slow and is closed. */
  backlogBytes: 1_048_576,
  /** Sockets written to before the event loop is free again. */
  socketsPerSlice: 256,
} as const;
