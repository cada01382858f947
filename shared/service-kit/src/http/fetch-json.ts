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
  const { headers = {}, timeoutMs, maxBytes, signal, fetch = globalThis.fetch } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(url, {
    headers: { accept: "application/json", ...headers },
    redirect: "error",
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
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
