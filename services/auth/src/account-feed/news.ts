/** Wakes the long polls of this process. */
export interface News {
  tell(): void;
  /** Resolves at the next word, after `ms`, or at once when closed. */
  next(ms: number): Promise<void>;
  readonly closed: boolean;
  close(): void;
}

export function createNews(): News {
  const waiting = new Set<() => void>();
  let closed = false;
  const wakeAll = (): void => {
    for (const wake of waiting) wake();
  };
  return {
    tell: wakeAll,
    next(ms) {
      if (closed) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
      });
    },
    get closed() {
      return closed;
    },
    close() {
      closed = true;
      wakeAll();
    },
  };
}
