import { AppError } from "../../problem.ts";
import { type SqliteDriver, sqliteCodeOf } from "./driver.ts";

/** [J8] What came in within one turn of the event loop shares a commit, at most so many jobs. */
const GROUP_JOBS = 256;
const QUEUE_JOBS = 10_000;
/** How long a group waits for a lock that another program holds, and how often it looks. */
const LOCK_WAIT_MS = 2_000;
const LOCK_RETRY_MS = 20;

interface Job {
  run(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface GroupCommit {
  /** Runs `job` inside the turn's one transaction; resolves after COMMIT. The job may be run again, so it builds its result afresh. */
  write<T>(job: () => T): Promise<T>;
  /** null, or why nothing is written any more: after a failed fsync nobody knows what the file holds. */
  broken(): string | null;
}

/**
 * Group commit without a timer: a group is what was asked for before `setImmediate` runs, so one writer waits for
 * nobody and sixty share one fsync. If a job throws, the whole group is rolled back and each job runs once alone.
 */
export function createGroupCommit(driver: SqliteDriver): GroupCommit {
  const queue: Job[] = [];
  let scheduled = false;
  let lockedSince: number | null = null;
  let broken: string | null = null;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    scheduled = false;
    const group = queue.splice(0, GROUP_JOBS);
    if (group.length === 0) return;
    if (!begin(group)) return;
    settle(group);
    if (queue.length > 0) schedule();
  }

  /** false: the file is locked or refuses, or is not to be trusted; the group waits or was rejected. */
  function begin(group: Job[]): boolean {
    if (broken !== null) {
      for (const job of group) job.reject(new AppError("store-unavailable", broken));
      if (queue.length > 0) schedule();
      return false;
    }
    try {
      driver.exec("BEGIN IMMEDIATE");
      lockedSince = null;
      return true;
    } catch (error) {
      lockedSince ??= Date.now();
      if (sqliteCodeOf(error) === "SQLITE_BUSY" && Date.now() - lockedSince < LOCK_WAIT_MS) {
        queue.unshift(...group);
        scheduled = true;
        setTimeout(flush, LOCK_RETRY_MS);
      } else {
        for (const job of group) job.reject(unavailable(error));
        if (queue.length > 0) schedule();
      }
      return false;
    }
  }

  function settle(group: Job[]): void {
    const results: unknown[] = [];
    try {
      for (const job of group) results.push(job.run());
    } catch (error) {
      rollBack();
      if (group.length === 1) group[0]?.reject(asAppError(error));
      else for (const job of group) runAlone(job);
      return;
    }
    commit(group, results);
  }

  function runAlone(job: Job): void {
    if (begin([job])) settle([job]);
  }

  function commit(group: Job[], results: unknown[]): void {
    try {
      driver.exec("COMMIT");
    } catch (error) {
      rollBack();
      if (sqliteCodeOf(error)?.startsWith("SQLITE_IOERR"))
        broken = "the database could not be synced";
      for (const job of group) job.reject(unavailable(error));
      return;
    }
    for (const [index, job] of group.entries()) job.resolve(results[index]);
  }

  // A full disk rolls back by itself.
  function rollBack(): void {
    if (driver.inTransaction()) driver.exec("ROLLBACK");
  }

  return {
    write<T>(job: () => T): Promise<T> {
      if (broken !== null) return Promise.reject(new AppError("store-unavailable", broken));
      if (queue.length >= QUEUE_JOBS)
        return Promise.reject(new AppError("overloaded", "too many writes are waiting"));
      return new Promise<T>((resolve, reject) => {
        queue.push({ run: job, resolve: (value) => resolve(value as T), reject });
        schedule();
      });
    },
    broken: () => broken,
  };
}

function unavailable(cause: unknown): AppError {
  return new AppError("store-unavailable", "the store did not confirm the write: ask again", {
    cause,
  });
}

function asAppError(error: unknown): unknown {
  return sqliteCodeOf(error) === null ? error : unavailable(error);
}
