import type { Connection } from "./connection.ts";
import { LIVE_LIMITS } from "./live-limits.ts";
import { createRooms } from "./rooms.ts";
import { createTokenBucket } from "./token-bucket.ts";

export interface Refusal {
  readonly status: 403 | 429 | 503;
  readonly retryAfterSeconds?: number;
}

/** Who may open a socket, and how long one that watches nothing may stay. */
export interface Admission {
  /** To be asked for each new handshake. */
  refuses(network: string): Refusal | null;
  /** It watches nothing yet. */
  opened(connection: Connection): void;
  closed(connection: Connection): void;
  busy(connection: Connection): void;
  idle(connection: Connection): void;
  /** Closes those that have watched nothing for a minute. To be called every few seconds. */
  dropIdle(): void;
  /** From now on nobody is let in. */
  close(): void;
}

export interface AdmissionDeps {
  now(): number;
  /** False: `RATE_LIMITS=off`. */
  limited: boolean;
}

export function createAdmission({ now, limited }: AdmissionDeps): Admission {
  const open = createRooms<Connection>();
  const idle = createRooms<Connection>();
  const idleSince = new Map<Connection, number>();
  const handshakes = createTokenBucket(LIVE_LIMITS.handshakes);
  let closed = false;

  function beIdle(connection: Connection): void {
    idle.enter(connection.network, connection);
    idleSince.set(connection, now());
    const there = idle.members(connection.network);
    if (!limited || there.size <= LIVE_LIMITS.idleSocketsPerNetwork) return;
    const [oldest] = there;
    oldest?.close();
  }

  function notIdle(connection: Connection): void {
    idle.leave(connection.network, connection);
    idleSince.delete(connection);
  }

  return {
    refuses(network) {
      if (closed) return { status: 503, retryAfterSeconds: 5 };
      if (!limited) return null;
      if (handshakes.take(now()) > 0) return { status: 503, retryAfterSeconds: 2 };
      if (open.members(network).size < LIVE_LIMITS.socketsPerNetwork) return null;
      return { status: 429, retryAfterSeconds: 30 };
    },
    opened(connection) {
      open.enter(connection.network, connection);
      beIdle(connection);
    },
    closed(connection) {
      open.leave(connection.network, connection);
      notIdle(connection);
    },
    busy: notIdle,
    idle: beIdle,
    dropIdle() {
      for (const [connection, since] of idleSince) {
        if (now() - since < LIVE_LIMITS.idleMs) break;
        connection.close();
      }
    },
    close() {
      closed = true;
    },
  };
}
