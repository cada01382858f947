/** Resolves when the work is done or after `ms`, whichever comes first; rejects as the work does. */
export function within(ms: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    work.then(
      () => resolve(),
      (error: unknown) => reject(error),
    );
    void work.catch(() => {}).then(() => clearTimeout(timer));
  });
}
