import { holdToContract } from "./hold-to-contract.ts";

export interface Answer<Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body; an empty object where there is none. */
  readonly json: Json;
  /** Of a problem, else "". */
  readonly code: string;
}

export interface Asked {
  /** Whose bearer token goes with it; a string is a token by itself. */
  readonly as?: { readonly token: string } | string | undefined;
  /** Sent as JSON; a string as it is. */
  readonly body?: unknown;
  /** The Idempotency-Key. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Call = <Json = Record<string, unknown>>(
  method: string,
  path: string,
  asked?: Asked,
) => Promise<Answer<Json>>;

/** Calls of the contract over real HTTP. Rejects where an answer is none that the contract knows. */
export function callsOf(origin: () => string): Call {
  return async (method, path, asked = {}) => {
    const response = await fetch(origin() + path, {
      method,
      headers: headersOf(asked),
      redirect: "manual",
      ...(asked.body !== undefined && {
        body: typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body),
      }),
    });
    const text = await response.text();
    const { status, headers } = response;
    try {
      holdToContract(method, path, { status, headers, text });
    } catch (cause) {
      throw new Error(`${method} ${path} → ${status} ${text.slice(0, 400)}`, { cause });
    }
    const json = JSON.parse(/^[[{]/.test(text) ? text : "{}");
    return { status, headers, text, json, code: status >= 400 ? json.code : "" };
  };
}

function headersOf({ as, body, key, headers }: Asked): Record<string, string> {
  const token = typeof as === "object" ? as.token : as;
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(key !== undefined && { "idempotency-key": key }),
    ...headers,
  };
}
