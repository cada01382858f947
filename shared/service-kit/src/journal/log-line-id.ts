/** A line of the log is named by its entry and its place in it: opaque to clients, stable, unique. */
export function logLineId(stream: string, n: number, i: number): string {
  return `${stream}.${n}.${i}`;
}

export function parseLogLineId(id: string): { stream: string; n: number; i: number } | null {
  const match = /^(.+)\.(\d{1,15})\.(\d{1,5})$/.exec(id);
  if (!match) return null;
  const [, stream = "", n, i] = match;
  return { stream, n: Number(n), i: Number(i) };
}
