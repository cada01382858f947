import type { Bus, BusHint } from "./port.ts";

/** For one process: listeners hear within `publish` itself. What one throws goes to `onError`. */
export function createInProcessBus(
  onError: (error: unknown) => void = (error) => process.emitWarning(String(error)),
): Bus {
  const listeners = new Set<(hint: BusHint) => void>();
  return {
    publish(hint) {
      for (const listener of listeners) {
        try {
          listener(hint);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(listener) {
      // Wrapped, so that one function subscribed twice is heard twice and leaves one at a time.
      const own = (hint: BusHint): void => listener(hint);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
