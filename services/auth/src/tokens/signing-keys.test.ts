import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createTokenVerifier } from "@parley/service-kit/access-token/verify";
import { signAccessToken } from "./sign-access-token.ts";
import { openSigningKeys, parseSigningKeys, type SigningKeys } from "./signing-keys.ts";

const ISSUER = "https://talk.example";
const now = () => Date.parse("2026-02-01T10:00:00.000Z");
const subject = {
  accountId: "a1",
  sid: "s1",
  epoch: 0,
  name: "Ann",
  roles: { news: "admin" },
} as const;

const ec = (namedCurve = "P-256") => generateKeyPairSync("ec", { namedCurve }).privateKey;
const ed25519 = () => generateKeyPairSync("ed25519").privateKey;
const jwk = (key: KeyObject) => key.export({ format: "jwk" });
const pem = (key: KeyObject) => String(key.export({ format: "pem", type: "pkcs8" }));
const sign = ({ current }: SigningKeys) =>
  signAccessToken({ key: current, issuer: ISSUER, now }, subject);

describe("signing keys", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "parley-keys-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("[T28] first start → a key file of mode 0600, the same keys at the next", async () => {
    const first = await openSigningKeys(folder, null);
    const file = join(folder, "access-token-keys.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const second = await openSigningKeys(folder, null);
    expect(second.current.kid).toBe(first.current.kid);
  });

  test("[T28] the public set → no private member", async () => {
    const keys = await parseSigningKeys(JSON.stringify({ keys: [jwk(ec()), jwk(ed25519())] }), "x");
    for (const key of keys.jwks.keys)
      expect(Object.keys(key).filter((name) => /^(d|p|q|dp|dq|qi|k|oth)$/.test(name))).toEqual([]);
    expect(keys.jwks.keys.map(({ alg }) => alg)).toEqual(["ES256", "EdDSA"]);
  });

  test.each([
    ["ECDSA as JWK", () => JSON.stringify(jwk(ec()))],
    ["ECDSA as PEM", () => pem(ec())],
    ["Ed25519 as PEM on one line", () => pem(ed25519()).replaceAll("\n", "\\n")],
    ["a set", () => JSON.stringify({ keys: [jwk(ed25519()), jwk(ec())] })],
  ])("%s → signs what the verifier takes", async (_form, text) => {
    const keys = await parseSigningKeys(text(), "ACCESS_TOKEN_KEY");
    const verifier = createTokenVerifier({ keys, issuer: ISSUER, now });
    const claims = await verifier.verify(await sign(keys));
    expect(claims).toMatchObject({ sub: "a1", sid: "s1", aud: "parley", iss: ISSUER, epoch: 0 });
    expect(claims.exp - claims.iat).toBeLessThanOrEqual(600);
  });

  test("[T27] a new key before the old one → the new signs, both verify", async () => {
    const [old, young] = [ec(), ec()];
    const before = await parseSigningKeys(JSON.stringify({ keys: [jwk(old)] }), "x");
    const after = await parseSigningKeys(JSON.stringify({ keys: [jwk(young), jwk(old)] }), "x");
    expect(after.current.kid).not.toBe(before.current.kid);
    const verifier = createTokenVerifier({ keys: after, issuer: ISSUER, now });
    await expect(verifier.verify(await sign(before))).resolves.toMatchObject({ sub: "a1" });
    await expect(verifier.verify(await sign(after))).resolves.toMatchObject({ sub: "a1" });
  });

  test.each([
    ["RSA", () => pem(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey)],
    ["another curve", () => pem(ec("P-384"))],
    ["a public key", () => JSON.stringify({ kty: "EC", crv: "P-256", x: "AA", y: "AA" })],
    ["no key", () => '{"keys":[]}'],
    ["words", () => "hunter2 hunter2"],
    ["an empty file", () => ""],
  ])("[T28] %s → refused in one line that names the source, not the key", async (_what, text) => {
    const given = text();
    const refusal = parseSigningKeys(given, "ACCESS_TOKEN_KEY");
    await expect(refusal).rejects.toThrow(/^ACCESS_TOKEN_KEY [^\n]+$/);
    if (given.length > 0) await expect(refusal).rejects.not.toThrow(given.slice(0, 12));
  });

  test("two processes make the file at once → both have the one that stands", async () => {
    const [one, other] = await Promise.all([
      openSigningKeys(folder, null),
      openSigningKeys(folder, null),
    ]);
    expect(one.current.kid).toBe(other.current.kid);
    expect(readFileSync(join(folder, "access-token-keys.json"), "utf8")).toContain('"d"');
  });

  test("a data directory that is a file → one line", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(openSigningKeys(join(folder, "file"), null)).rejects.toThrow(/^cannot [^\n]+$/);
  });
});
