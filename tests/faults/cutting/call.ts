import { setTimeout as pause } from "node:timers/promises";
import type { Outcome } from "../../support/history-checker.ts";

export interface Answer<T> {
  outcome: Outcome;
  /** 0 where no answer came. */
  status: number;
  code?: string;
  json?: T;
}

export interface CallOptions {
  token?: string;
  body?: object;
  key?: string;
}

/** A call of the contract. Nothing that a network or a store does makes it reject. */
export async function call<T>(
  url: string,
  method: string,
  { token, body, key }: CallOptions = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = { "cache-control": "no-cache" };
  if (token) headers["authorization"] = `Bearer ${token}`;
  if (body) headers["content-type"] = "application/json";
  if (key) headers["idempotency-key"] = key;
  try {
    const init = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
    const response = await fetch(url, init);
    const text = await response.text();
    if (response.ok) {
      return {
        outcome: "ok",
        status: response.status,
        json: text === "" ? undefined : JSON.parse(text),
      };
    }
    const { code } = JSON.parse(text) as { code: string };
    return {
      outcome: response.status >= 500 ? "unknown" : "refused",
      status: response.status,
      code,
    };
  } catch {
    return { outcome: "unknown", status: 0 };
  }
}

/** As often as it takes, for half a minute; for what must work and changes nothing twice. */
export async function insist<T>(url: string, method: string, options?: CallOptions): Promise<T> {
  const end = Date.now() + 30_000;
  for (let wait = 1; ; wait = Math.min(500, wait * 2)) {
    const answer = await call<T>(url, method, options);
    if (answer.json !== undefined) return answer.json;
    if (answer.outcome === "refused" || Date.now() > end) {
      throw new Error(`${method} ${url}: ${answer.status} ${answer.code ?? ""}`);
    }
    await pause(wait);
  }
}
