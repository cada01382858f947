import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A refresh token taken apart. `hash` is all that is ever stored of it. */
export interface ReadToken {
  readonly sid: string;
  readonly hash: string;
}

/** Secret keys by their id. The first makes new tokens, all of them know their own. */
export type RefreshKeys = ReadonlyMap<string, Buffer>;

export interface RefreshTokens {
  /** The key that new tokens are made with. */
  readonly keyId: string;
  first(sid: string): string;
  /** [F5] The same for the same parent and salt, so that it can be answered twice though only hashes are stored. */
  successor(parent: string, salt: string, keyId: string): string;
  /** null for what this service never issued; so only a token that was once real can end a family. */
  read(token: string): ReadToken | null;
}

// 16 bytes of session id, 32 of secret, 16 of proof that this service made it.
const SID_BYTES = 16;
const SECRET_BYTES = 32;
const TAG_BYTES = 16;
const TOKEN_BYTES = SID_BYTES + SECRET_BYTES + TAG_BYTES;

export function createRefreshTokens(keys: RefreshKeys): RefreshTokens {
  const [keyId] = keys.keys();
  if (keyId === undefined) throw new Error("there is no key for refresh tokens");

  const keyOf = (id: string): Buffer => {
    const key = keys.get(id);
    if (!key) throw new Error(`the refresh key ${id} is gone`);
    return key;
  };
  const seal = (sid: Buffer, secret: Buffer, key: Buffer): string =>
    Buffer.concat([sid, secret, tagOf(key, sid, secret)]).toString("base64url");

  return {
    keyId,
    first: (sid) => seal(sidBytes(sid), randomBytes(SECRET_BYTES), keyOf(keyId)),
    successor(parent, salt, id) {
      const key = keyOf(id);
      const secret = createHmac("sha256", key).update(`successor ${parent} ${salt}`).digest();
      return seal(partsOf(parent).sid, secret, key);
    },
    read(token) {
      const bytes = Buffer.from(token, "base64url");
      // Another spelling of the same bytes would have another hash.
      if (bytes.length !== TOKEN_BYTES || bytes.toString("base64url") !== token) return null;
      const { sid, secret, tag } = partsOf(token);
      const known = [...keys.values()].some((key) => timingSafeEqual(tag, tagOf(key, sid, secret)));
      return known ? { sid: sid.toString("base64url"), hash: hashOf(token) } : null;
    },
  };
}

export function newSessionId(): string {
  return randomBytes(SID_BYTES).toString("base64url");
}

export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function partsOf(token: string) {
  const bytes = Buffer.from(token, "base64url");
  return {
    sid: bytes.subarray(0, SID_BYTES),
    secret: bytes.subarray(SID_BYTES, SID_BYTES + SECRET_BYTES),
    tag: bytes.subarray(SID_BYTES + SECRET_BYTES),
  };
}

function tagOf(key: Buffer, sid: Buffer, secret: Buffer): Buffer {
  const mac = createHmac("sha256", key).update("tag ").update(sid).update(secret).digest();
  return mac.subarray(0, TAG_BYTES);
}

function sidBytes(sid: string): Buffer {
  const bytes = Buffer.from(sid, "base64url");
  if (bytes.length !== SID_BYTES) throw new Error("not a session id");
  return bytes;
}
