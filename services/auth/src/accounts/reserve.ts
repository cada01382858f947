import { AppError } from "@parley/service-kit/problem";
import type { AccountRecord } from "./account-record.ts";
import type { AccountStore } from "./account-store.ts";
import { nameSkeletons } from "./name-skeletons.ts";
import type { Reservation, Reservations } from "./reservations.ts";

export interface ReserveDeps {
  readonly reservations: Reservations;
  readonly accounts: Pick<AccountStore, "find">;
  /** Milliseconds since 1970. */
  now(): number;
}

/** [F4] So long may an account take to come after its reservation. */
const TAKE_OVER_MS = 60_000;

export const emailKeys = (emailLower: string): readonly string[] => [`email:${emailLower}`];

/** In one order for everybody, so that of two who want some of the same keys one gets its own. */
export const nameKeys = (name: string): readonly string[] =>
  nameSkeletons(name)
    .map((skeleton) => `name:${skeleton}`)
    .toSorted();

/**
 * [F4] Makes all of the keys the account's, or none: AppError `code` where one is somebody else's. Again for the same
 * account changes nothing.
 */
export async function reserve(
  deps: ReserveDeps,
  claim: { accountId: string; keys: readonly string[] },
  code: "email-taken" | "name-taken",
): Promise<void> {
  const held: string[] = [];
  for (const key of claim.keys) {
    const outcome = await reserveOne(deps, key, claim.accountId);
    if (outcome === "taken") {
      await release(deps, { accountId: claim.accountId, keys: held });
      throw new AppError(code, TAKEN[code]);
    }
    if (outcome === "new") held.push(key);
  }
}

export async function release(
  { reservations }: Pick<ReserveDeps, "reservations">,
  { accountId, keys }: { accountId: string; keys: readonly string[] },
): Promise<void> {
  for (const key of keys) await reservations.release(key, accountId);
}

const TAKEN = {
  "email-taken": "an account with this address exists",
  "name-taken": "this name, or one that looks like it, is taken",
} as const;

async function reserveOne(
  deps: ReserveDeps,
  key: string,
  accountId: string,
): Promise<"new" | "own" | "taken"> {
  const wanted = { key, accountId, at: new Date(deps.now()).toISOString() };
  if (await deps.reservations.insert(wanted)) return "new";
  const other = await deps.reservations.find(key);
  if (other?.accountId === accountId) return "own";
  if (other === null || (await isHeld(deps, other))) return "taken";
  return (await deps.reservations.replace(other, wanted)) ? "new" : "taken";
}

/** Held by an account that bears it, or by one that may still come to be. */
async function isHeld(deps: ReserveDeps, { key, accountId, at }: Reservation): Promise<boolean> {
  if (deps.now() - Date.parse(at) < TAKE_OVER_MS) return true;
  const account = await deps.accounts.find(accountId);
  return account !== null && keysOf(account).includes(key);
}

const keysOf = ({ emailLower, name }: AccountRecord): readonly string[] => [
  ...emailKeys(emailLower),
  ...nameKeys(name),
];
