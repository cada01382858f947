export interface FetchJsonOptions {
  headers?: Readonly<Record<string, string>>;
  timeoutMs: number;
  maxBytes: number;
  /** Ends the wait from outside. */
  signal?: AbortSignal;
  fetch?: typeof globalThis.fetch;
}

/** JSON from another service, bounded in time and size; no redirect is followed. Rejects for any status but 200. */
export async function fetchJson(url: string, options: FetchJsonOptions): Promise<unknown> {
  const { timeoutMs, signal } = options;
  // One of its own for each request: AbortSignal.any would hang on to the outer signal as long as that lives.
  const ending = new AbortController();
  const endWithOuter = (): void => ending.abort(signal?.reason);
  const timer = setTimeout(() => ending.abort(tookTooLong(timeoutMs)), timeoutMs);
  signal?.addEventListener("abort", endWithOuter);
  if (signal?.aborted) endWithOuter();
  try {
    return await readJson(url, options, ending.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", endWithOuter);
  }
}

const tookTooLong = (ms: number): DOMException =>
  new DOMException(`no answer within ${ms} ms`, "TimeoutError");

async function readJson(
  url: string,
  { headers = {}, maxBytes, fetch = globalThis.fetch }: FetchJsonOptions,
  signal: AbortSignal,
): Promise<unknown> {
  const asked = { accept: "application/json", ...headers };
  const answer = await fetch(url, { headers: asked, redirect: "error", signal });
  if (answer.status !== 200) {
    await answer.body?.cancel();
    throw new Error(`answered ${answer.status}`);
  }
  return JSON.parse(await boundedText(answer, maxBytes));
}

async function boundedText(answer: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the body.
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`answered more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}
