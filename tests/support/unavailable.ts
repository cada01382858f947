/** What an opener answers, instead of throwing, where the machine lacks what it opens. */
export interface Unavailable {
  /** A plain reason for the people who read the test's output. */
  unavailable: string;
}

/** Throws instead where the variable says that not running is a failure. */
export function unavailable(requiredBy: string, reason: string): Unavailable {
  if (process.env[requiredBy] === "1") throw new Error(`${requiredBy}=1, but ${reason}`);
  return { unavailable: reason };
}
