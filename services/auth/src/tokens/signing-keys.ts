import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { join } from "node:path";
import type { KeySource } from "@parley/service-kit/access-token/verify";
import { calculateJwkThumbprint, importJWK, type JWK } from "jose";
import { makeSecretFile, readSecretFile } from "./secret-file.ts";

export interface SigningKey {
  readonly kid: string;
  readonly alg: "ES256" | "EdDSA";
  readonly privateKey: KeyObject;
}

/** The first key signs, all of them verify: a new key is put before the old one, which goes when its last token has. */
export interface SigningKeys extends KeySource {
  readonly current: SigningKey;
  /** Public members only. */
  readonly jwks: { readonly keys: readonly JWK[] };
}

const FILE = "access-token-keys.json";

/** From `ACCESS_TOKEN_KEY` where it is given, else from the file in `dataDir`, which the first start makes. */
export async function openSigningKeys(dataDir: string, given: string | null): Promise<SigningKeys> {
  if (given !== null) return parseSigningKeys(given, "ACCESS_TOKEN_KEY");
  const file = join(dataDir, FILE);
  const text = readSecretFile(file) ?? makeSecretFile(file, newKeySet());
  return parseSigningKeys(text, file);
}

/** `text`: a private key as PEM (PKCS 8) or JWK, or a JWK set of several. Throws an Error that names `source`. */
export async function parseSigningKeys(text: string, source: string): Promise<SigningKeys> {
  const keys = await Promise.all(
    privateKeysOf(text, source).map((key) => describeKey(key, source)),
  );
  const [first] = keys;
  if (!first) throw new Error(`${source} holds no key`);
  const found = new Map(keys.map(({ kid, verifyingKey }) => [kid, verifyingKey]));
  return {
    current: first,
    jwks: { keys: keys.map(({ publicJwk }) => publicJwk) },
    find: async (kid) => found.get(kid) ?? null,
  };
}

async function describeKey(privateKey: KeyObject, source: string) {
  const bare = createPublicKey(privateKey).export({ format: "jwk" });
  const alg = algorithmOf(bare);
  if (alg === null)
    throw new Error(`${source} must hold an ECDSA P-256 (ES256) or Ed25519 (EdDSA) private key`);
  const kid = await calculateJwkThumbprint(bare);
  const publicJwk: JWK = { ...bare, kid, alg, use: "sig" };
  const verifyingKey = await importJWK(publicJwk, alg);
  if (verifyingKey instanceof Uint8Array) throw new Error(`${source} holds a symmetric key`);
  return { kid, alg, privateKey, publicJwk, verifyingKey };
}

function algorithmOf({ kty, crv }: JWK): SigningKey["alg"] | null {
  if (kty === "EC" && crv === "P-256") return "ES256";
  return kty === "OKP" && crv === "Ed25519" ? "EdDSA" : null;
}

function privateKeysOf(text: string, source: string): KeyObject[] {
  try {
    if (text.startsWith("-----BEGIN")) return [createPrivateKey(text.replaceAll("\\n", "\n"))];
    const given: { keys?: JWK[] } & JWK = JSON.parse(text);
    return (given.keys ?? [given]).map((jwk) => createPrivateKey({ key: jwk, format: "jwk" }));
  } catch (error) {
    // The cause may quote the key.
    void error;
    throw new Error(`${source} is not a private key in PEM (PKCS 8) or JWK form`);
  }
}

function newKeySet(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return JSON.stringify({ keys: [privateKey.export({ format: "jwk" })] });
}
