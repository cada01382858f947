import { AppError } from "@parley/service-kit/problem";
import type { Connection } from "./connection.ts";
import { LIVE_LIMITS } from "./live-limits.ts";
import type { Person } from "../account-directory/person.ts";
import { createRooms, type Rooms } from "./rooms.ts";

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

export function createPeople(deps: PeopleDeps): People {
  const hall: Hall = { deps, seats: new Map(), sockets: createRooms() };
  const { seats, sockets } = hall;
  return {
    async seat(connection, token) {
      const person = await deps.personOf(token);
      if (!connection.open) return;
      const seat = seatFor(hall, connection, person);
      Object.assign(seat, { person, token });
      sockets.enter(person.id, connection);
      waitForExpiry(hall, seat, person.exp);
      // A change told between the answer above and the entry was not for this socket.
      await recheckSeat(hall, seat);
      if (!seat.person) throw new AppError("unauthenticated", "this token holds no longer");
    },
    personOn: (connection) => seats.get(connection)?.person ?? null,
    socketsOf: (accountId) => sockets.members(accountId),
    async recheck(accountId) {
      const affected = [...sockets.members(accountId)].flatMap((one) => seats.get(one) ?? []);
      await Promise.all(affected.map((seat) => recheckSeat(hall, seat)));
    },
    left(connection) {
      clearTimeout(seats.get(connection)?.timer);
      seats.delete(connection);
      sockets.leaveAll(connection);
    },
  };
}

interface Seat {
  readonly connection: Connection;
  readonly accountId: string;
  /** null: a guest again. */
  person: Person | null;
  token: string;
  timer: NodeJS.Timeout | undefined;
}

interface Hall {
  readonly deps: PeopleDeps;
  readonly seats: Map<Connection, Seat>;
  /** By account: the sockets on which it is now. */
  readonly sockets: Rooms<Connection>;
}

function seatFor({ seats, sockets }: Hall, connection: Connection, person: Person): Seat {
  const there = seats.get(connection);
  if (there && there.accountId !== person.id) {
    throw new AppError("forbidden", "another person needs another connection");
  }
  if (!there && sockets.members(person.id).size >= LIVE_LIMITS.socketsPerPerson) {
    throw new AppError("rate-limited", "too many connections of this person");
  }
  const seat = there ?? newSeat(connection, person);
  seats.set(connection, seat);
  return seat;
}

const newSeat = (connection: Connection, person: Person): Seat => ({
  connection,
  accountId: person.id,
  person,
  token: "",
  timer: undefined,
});

function waitForExpiry(hall: Hall, seat: Seat, exp: number): void {
  clearTimeout(seat.timer);
  const left = exp * 1_000 - hall.deps.now();
  if (left <= 0) return becomeGuest(hall, seat);
  const wait = () => waitForExpiry(hall, seat, exp);
  seat.timer = setTimeout(wait, Math.min(left, TIMER_MAX_MS)).unref();
}

/** The token's word may have become void between two looks, so this asks again. Whatever fails, fails closed. */
async function recheckSeat(hall: Hall, seat: Seat): Promise<void> {
  const { token } = seat;
  const person = await hall.deps.personOf(token).catch(() => null);
  if (seat.token !== token || hall.seats.get(seat.connection) !== seat) return;
  if (!person) return becomeGuest(hall, seat);
  seat.person = person;
  hall.deps.narrowed(seat.connection);
}

function becomeGuest({ deps, sockets }: Hall, seat: Seat): void {
  clearTimeout(seat.timer);
  Object.assign(seat, { person: null, token: "" });
  sockets.leave(seat.accountId, seat.connection);
  deps.narrowed(seat.connection);
}
