import { importJWK } from "jose";
import * as z from "zod";
import { fetchJson } from "../http/fetch-json.ts";
import { AppError } from "../problem.ts";
import type { KeySource } from "./verify.ts";

export interface RemoteKeysDeps {
  /** Where auth publishes its JWKS. */
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** The last good set as `save` kept it, so that a restart works while auth is away. */
  load(): Promise<string | null>;
  save(json: string): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  fetch?: typeof globalThis.fetch;
}

/** At most one request in this time, however many unknown key ids come. */
const COOLDOWN_MS = 5_000;
/** A key taken out of the set is forgotten after this time. */
const REFRESH_MS = 300_000;
const TIMEOUT_MS = 5_000;
const BYTES_MAX = 64_000;

const base64url = z.string().regex(/^[\w-]{1,200}$/);
const kid = z.string().regex(/^[\w-]{1,100}$/);
const jwkSchema = z.union([
  z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), kid, x: base64url, y: base64url }),
  z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), kid, x: base64url }),
]);
/** Only public members are read, and only keys of our two kinds; a set must hold one at least. */
const jwksSchema = z.object({ keys: z.array(jwkSchema).min(1).max(20) });

/** Auth's public keys, by HTTP, with the last good set kept. An unknown id is asked for; it is never accepted unseen. */
export function createRemoteKeys(deps: RemoteKeysDeps): KeySource {
  let keys: ReadonlyMap<string, CryptoKey> | null = null;
  let askedAt = -Infinity;
  let asking: Promise<void> | null = null;
  let loading: Promise<void> | null = null;

  async function loadKept(): Promise<void> {
    try {
      const kept = await deps.load();
      if (kept !== null) keys = await importKeys(JSON.parse(kept));
    } catch {
      // Unreadable: as if there were none.
    }
  }

  async function ask(): Promise<void> {
    const { url, headers = {}, fetch = globalThis.fetch } = deps;
    try {
      const answer = await fetchJson(url, {
        headers,
        timeoutMs: TIMEOUT_MS,
        maxBytes: BYTES_MAX,
        fetch,
      });
      keys = await importKeys(answer);
      await deps.save(JSON.stringify(jwksSchema.parse(answer)));
    } catch {
      // Away or talking nonsense: the last good set stands.
    }
  }

  /** Joins a request under way; within the cooldown it does nothing. */
  function refresh(): Promise<void> {
    if (asking) return asking;
    if (deps.now() - askedAt < COOLDOWN_MS) return Promise.resolve();
    askedAt = deps.now();
    asking = ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  return {
    async find(id) {
      loading ??= loadKept();
      await loading;
      const known = keys?.get(id);
      if (known === undefined) await refresh();
      else if (deps.now() - askedAt > REFRESH_MS) void refresh();
      if (keys === null)
        throw new AppError("overloaded", "the keys of the auth service are not known yet");
      return keys.get(id) ?? null;
    },
  };
}

async function importKeys(answer: unknown): Promise<ReadonlyMap<string, CryptoKey>> {
  const found = new Map<string, CryptoKey>();
  for (const jwk of jwksSchema.parse(answer).keys) {
    const key = await importJWK(jwk, jwk.kty === "EC" ? "ES256" : "EdDSA");
    if (!(key instanceof Uint8Array)) found.set(jwk.kid, key);
  }
  return found;
}
