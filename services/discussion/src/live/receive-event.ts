import type { ErrorCode } from "@parley/contracts/error-codes";
import type { ClientEvents } from "@parley/contracts/live-events";
import { isAppError } from "@parley/service-kit/problem";
import type { Connection } from "./connection.ts";
import { LIVE_LIMITS } from "./live-limits.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** Resolves with what the acknowledgement tells besides `ok: true`; an AppError becomes `ok: false`. */
export type EventHandler = (connection: Connection, payload: unknown) => object | Promise<object>;
export type EventHandlers = Readonly<Record<keyof ClientEvents, EventHandler>>;

export interface ReceiveEventDeps {
  handlers: EventHandlers;
  now(): number;
  /** False: `RATE_LIMITS=off`. */
  limited: boolean;
  /** A handler failed for another reason than an AppError. */
  failed(event: string, error: unknown): void;
}

export interface Refused {
  ok: false;
  code: ErrorCode;
  retryAfterMs?: number;
}

/**
 * What one connection's events go through, one after the other: unknown names are ignored, a missing
 * acknowledgement and arguments too many do no harm, and more than the socket's share is refused.
 */
export function createEventReceiver(
  deps: ReceiveEventDeps,
  connection: Connection,
): (event: string, args: readonly unknown[]) => void {
  const bucket = createTokenBucket(LIVE_LIMITS.events);
  let turn = Promise.resolve();

  async function answer(event: keyof ClientEvents, payload: unknown): Promise<object> {
    try {
      return { ...(await deps.handlers[event](connection, payload)), ok: true };
    } catch (error) {
      if (!isAppError(error)) deps.failed(event, error);
      return refusalOf(error);
    }
  }
  return (event, args) => {
    if (!isHandled(deps.handlers, event)) return;
    const last = args.at(-1);
    const acknowledge = typeof last === "function" ? last : () => {};
    const retryAfterMs = deps.limited ? bucket.take(deps.now()) : 0;
    if (retryAfterMs > 0) {
      const limited: Refused = { ok: false, code: "rate-limited", retryAfterMs };
      acknowledge(limited);
      return;
    }
    // In order: an `unwatch` must not overtake the `watch` before it.
    turn = turn.then(async () => void acknowledge(await answer(event, args[0])));
  };
}

function isHandled(handlers: EventHandlers, event: string): event is keyof ClientEvents {
  return Object.hasOwn(handlers, event);
}

function refusalOf(error: unknown): Refused {
  if (!isAppError(error)) return { ok: false, code: "internal" };
  const { code, retryAfterSeconds } = error;
  if (retryAfterSeconds !== undefined) {
    return { ok: false, code, retryAfterMs: retryAfterSeconds * 1_000 };
  }
  const again = code === "store-unavailable" || code === "overloaded" || code === "rate-limited";
  return again ? { ok: false, code, retryAfterMs: 1_000 } : { ok: false, code };
}
