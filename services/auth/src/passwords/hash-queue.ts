import { AppError } from "@parley/service-kit/problem";

export interface HashQueue {
  /** Runs the job when a place is free. Throws AppError "overloaded" at once where too many wait already. */
  run<T>(job: () => Promise<T>): Promise<T>;
}

/** A hash takes a core for a quarter of a second, so only so many run at once and only so many may wait. */
export function createHashQueue(limits: { inFlight: number; waiting: number }): HashQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function takePlace(): Promise<void> {
    if (running < limits.inFlight) {
      running += 1;
      return;
    }
    if (waiting.length >= limits.waiting)
      throw new AppError("overloaded", "too many people log in at this moment", {
        retryAfterSeconds: 5,
      });
    // The place is handed over: `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leavePlace(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async run(job) {
      await takePlace();
      try {
        return await job();
      } finally {
        leavePlace();
      }
    },
  };
}
