import { AppError } from "@parley/service-kit/problem";
import type { Connection } from "./connection.ts";
import { LIVE_LIMITS } from "./live-limits.ts";
import type { Person } from "../account-directory/person.ts";
import { createRooms } from "./rooms.ts";

/** The longest that a Node timer waits; a longer one would fire at once. */
const TIMER_MAX_MS = 2 ** 31 - 1;

export interface PeopleDeps {
  /** AppError `unauthenticated` for a token that is false or void. */
  personOf(token: string): Promise<Person>;
  now(): number;
  /** The rights of the connection may have become fewer: ask `personOn` again. */
  narrowed(connection: Connection): void;
}

/** Who is on which socket. A socket belongs to one account for good, and is a guest's while no token of it holds. */
export interface People {
  /** Makes the connection this token's person. `unauthenticated`; `forbidden` where it belongs to another account. */
  seat(connection: Connection, token: string): Promise<void>;
  personOn(connection: Connection): Person | null;
  socketsOf(accountId: string): ReadonlySet<Connection>;
  /** [F1] Something changed about an account: its sockets keep what is left to them. */
  recheck(accountId: string): Promise<void>;
  left(connection: Connection): void;
}

interface Seat {
  readonly accountId: string;
  /** null: a guest again. */
  person: Person | null;
  token: string;
  timer: NodeJS.Timeout | undefined;
}

export function createPeople(deps: PeopleDeps): People {
  const seats = new Map<Connection, Seat>();
  const sockets = createRooms<Connection>();

  function standUp(connection: Connection, seat: Seat): void {
    clearTimeout(seat.timer);
    seat.person = null;
    seat.token = "";
    sockets.leave(seat.accountId, connection);
    deps.narrowed(connection);
  }

  function waitForExpiry(connection: Connection, seat: Seat, exp: number): void {
    clearTimeout(seat.timer);
    const left = exp * 1_000 - deps.now();
    if (left <= 0) return standUp(connection, seat);
    const wait = () => waitForExpiry(connection, seat, exp);
    seat.timer = setTimeout(wait, Math.min(left, TIMER_MAX_MS)).unref();
  }

  /** The token's word may have become void between two looks, so this asks again. Whatever fails, fails closed. */
  async function recheckSeat(connection: Connection, seat: Seat): Promise<void> {
    const { token } = seat;
    const person = await deps.personOf(token).catch(() => null);
    if (seat.token !== token || !seats.has(connection)) return;
    if (!person) return standUp(connection, seat);
    seat.person = person;
    deps.narrowed(connection);
  }

  function seatFor(connection: Connection, person: Person): Seat {
    const there = seats.get(connection);
    if (there && there.accountId !== person.id) {
      throw new AppError("forbidden", "another person needs another connection");
    }
    if (!there && sockets.members(person.id).size >= LIVE_LIMITS.socketsPerPerson) {
      throw new AppError("rate-limited", "too many connections of this person");
    }
    const seat = there ?? { accountId: person.id, person, token: "", timer: undefined };
    seats.set(connection, seat);
    return seat;
  }

  return {
    async seat(connection, token) {
      const person = await deps.personOf(token);
      if (!connection.open) return;
      const seat = seatFor(connection, person);
      seat.person = person;
      seat.token = token;
      sockets.enter(person.id, connection);
      waitForExpiry(connection, seat, person.exp);
      // A change told between the answer above and the entry was not for this socket.
      await recheckSeat(connection, seat);
      if (!seat.person) throw new AppError("unauthenticated", "this token holds no longer");
    },
    personOn: (connection) => seats.get(connection)?.person ?? null,
    socketsOf: (accountId) => sockets.members(accountId),
    async recheck(accountId) {
      const checks: Promise<void>[] = [];
      for (const connection of sockets.members(accountId)) {
        const seat = seats.get(connection);
        if (seat) checks.push(recheckSeat(connection, seat));
      }
      await Promise.all(checks);
    },
    left(connection) {
      clearTimeout(seats.get(connection)?.timer);
      seats.delete(connection);
      sockets.leaveAll(connection);
    },
  };
}
