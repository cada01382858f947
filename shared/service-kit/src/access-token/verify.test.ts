import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWTHeaderParameters } from "jose";
import { isAppError } from "../problem.ts";
import { accessClaimsSchema } from "./claims.ts";
import { createTokenVerifier, type KeySource } from "./verify.ts";

const issuer = "https://comments.example";
const at = Date.UTC(2026, 0, 2, 3, 4, 5);
const seconds = at / 1000;
const claims = {
  iss: issuer,
  aud: "parley",
  sub: "acc1",
  sid: "ses1",
  jti: "jti1",
  iat: seconds,
  exp: seconds + 600,
  epoch: 0,
  name: "Анна",
  roles: { demo: "moderator" },
};
const header = { alg: "ES256", typ: "at+jwt", kid: "k1" };

let privateKey: CryptoKey;
let edwards: Awaited<ReturnType<typeof generateKeyPair>>;
let asked: string[] = [];
let keys: KeySource;
beforeAll(async () => {
  const pair = await generateKeyPair("ES256");
  edwards = await generateKeyPair("EdDSA");
  privateKey = pair.privateKey;
  const known = new Map([
    ["k1", pair.publicKey],
    ["k2", edwards.publicKey],
  ]);
  keys = {
    async find(kid) {
      asked.push(kid);
      return known.get(kid) ?? null;
    },
  };
});

let clock = at;
const verifier = () => createTokenVerifier({ keys, issuer, now: () => clock });
const sign = (
  payload: Record<string, unknown> = claims,
  head: JWTHeaderParameters = header,
  key: CryptoKey | Uint8Array = privateKey,
): Promise<string> => new SignJWT(payload).setProtectedHeader(head).sign(key);

const without = (name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

async function expectRefused(token: string): Promise<void> {
  const refusal: unknown = await verifier()
    .verify(token)
    .catch((error: unknown) => error);
  expect(isAppError(refusal, "unauthenticated")).toBe(true);
}

describe("access token: accepted", () => {
  test("one of ours, ES256 or EdDSA → its claims", async () => {
    expect(await verifier().verify(await sign())).toEqual(claims);
    const eddsa = await sign(
      claims,
      { alg: "EdDSA", typ: "at+jwt", kid: "k2" },
      edwards.privateKey,
    );
    expect(await verifier().verify(eddsa)).toEqual(claims);
  });

  test("[T21] made by a clock up to 30 s ahead → accepted", async () => {
    const ahead = { ...claims, iat: seconds + 30, exp: seconds + 630 };
    expect(await verifier().verify(await sign(ahead))).toEqual(ahead);
  });

  test("one seen before → no key is asked for; its time is looked at again", async () => {
    const one = verifier();
    const token = await sign();
    await one.verify(token);
    asked = [];
    expect(await one.verify(token)).toEqual(claims);
    expect(asked).toEqual([]);
    clock = at + 600_000;
    await expect(one.verify(token)).rejects.toMatchObject({ code: "unauthenticated" });
    clock = at;
  });
});

describe("access token: refused", () => {
  test.each<[string, Record<string, unknown>]>([
    ["[T21] expired this second", { ...claims, exp: seconds }],
    ["[T21] made in the future", { ...claims, iat: seconds + 31, exp: seconds + 600 }],
    ["longer than ten minutes", { ...claims, exp: seconds + 601 }],
    ["[T21] audiences, ours among them", { ...claims, aud: ["parley", "other"] }],
    ["[T21] ours alone, as a list", { ...claims, aud: ["parley"] }],
    ["[T22] another audience", { ...claims, aud: "other" }],
    ["[T22] another issuer", { ...claims, iss: "https://staging.example" }],
    ["an empty subject", { ...claims, sub: "" }],
    ["a subject that is no text", { ...claims, sub: { $ne: 1 } }],
    ["roles that are none", { ...claims, roles: { demo: "owner" } }],
    ["an epoch as text", { ...claims, epoch: "0" }],
    ...Object.keys(claims).map((name): [string, Record<string, unknown>] => [
      `[T21] without ${name}`,
      without(name),
    ]),
  ])("%s → unauthenticated", async (_what, payload) => {
    await expectRefused(await sign(payload));
  });

  test.each<[string, JWTHeaderParameters]>([
    ["[T20] of another type", { ...header, typ: "refresh+jwt" }],
    ["[T20] of type JWT", { ...header, typ: "JWT" }],
    ["[T20] of no type", { alg: "ES256", kid: "k1" }],
    ["without a key id", { alg: "ES256", typ: "at+jwt" }],
    ["[T19] an unknown key", { ...header, kid: "k9" }],
    ["[T19] a path as key id", { ...header, kid: "../../x" }],
    ["[T19] SQL as key id", { ...header, kid: "' OR 1=1 --" }],
    ["[T19] jku", { ...header, jku: "https://evil.example/jwks" }],
    ["[T19] x5u", { ...header, x5u: "https://evil.example/cert" }],
    ["[T19] x5c", { ...header, x5c: ["MIIB"] }],
    ["the key of another algorithm", { ...header, kid: "k2" }],
  ])("%s → unauthenticated", async (_what, head) => {
    await expectRefused(await sign(claims, head));
  });

  test("[T19] a key of the attacker's in the header, an unknown crit, a huge key id", async () => {
    const attacker = await generateKeyPair("ES256", { extractable: true });
    const jwk = await crypto.subtle.exportKey("jwk", attacker.publicKey);
    const own = { ...header, jwk: { kty: "EC", crv: "P-256", x: jwk.x ?? "", y: jwk.y ?? "" } };
    await expectRefused(await sign(claims, own, attacker.privateKey));
    await expectRefused(await sign(claims, own));
    const forged = (await sign()).split(".");
    const encode = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString("base64url");
    await expectRefused([encode({ ...header, crit: ["x"], x: 1 }), ...forged.slice(1)].join("."));
    asked = [];
    await expectRefused(
      [encode({ ...header, kid: "k".repeat(1_000_000) }), ...forged.slice(1)].join("."),
    );
    expect(asked).toEqual([]);
  });

  test("no signature, another's, or the public key as a shared secret", async () => {
    await expectRefused(new UnsecuredJWT(claims).encode());
    await expectRefused(await sign(claims, header, (await generateKeyPair("ES256")).privateKey));
    const shared = new TextEncoder().encode("k".repeat(64));
    await expectRefused(await sign(claims, { ...header, alg: "HS256" }, shared));
  });

  test("cut, changed or written in another way", async () => {
    const token = await sign();
    const [head = "", payload = "", signature = ""] = token.split(".");
    for (const odd of [
      "",
      "x",
      `${head}.${payload}.`,
      `${head}.${payload}`,
      `${token}.x`,
      `${token}=`,
      ` ${token}`,
      `${token}\n`,
      `${head}.${payload}.${"A".repeat(86)}`,
      `${head}.${payload}.${signature.slice(0, -4)}`,
      `${head}.${payload.slice(0, -2)}.${signature}`,
    ]) {
      await expectRefused(odd);
    }
  });

  test("claims that are not JSON → unauthenticated", async () => {
    const { CompactSign } = await import("jose");
    for (const text of ["", "null", "[]", "{", '"x"', "\uFEFF{}"]) {
      const jws = new CompactSign(new TextEncoder().encode(text)).setProtectedHeader(header);
      await expectRefused(await jws.sign(privateKey));
    }
  });

  test("keys that cannot be asked for → not the token's fault", async () => {
    const { AppError } = await import("../problem.ts");
    const away: KeySource = {
      find: async () => Promise.reject(new AppError("overloaded", "away")),
    };
    const verify = createTokenVerifier({ keys: away, issuer, now: () => at }).verify(await sign());
    await expect(verify).rejects.toMatchObject({ code: "overloaded" });
  });
});

test("[T18] all 401 vectors of Wycheproof for JSON web signatures → none is a token of ours", async () => {
  const file = new URL("wycheproof-jws.json", import.meta.url);
  const { groups } = JSON.parse(readFileSync(file, "utf8"));
  let count = 0;
  for (const group of groups) {
    const key = group.key === null ? null : await importJWK(group.key, "ES256").catch(() => null);
    const found = key instanceof Uint8Array ? null : key;
    const own = createTokenVerifier({ keys: { find: async () => found }, issuer, now: () => at });
    for (const token of group.tokens) {
      await expect(own.verify(token)).rejects.toMatchObject({ code: "unauthenticated" });
      count += 1;
    }
  }
  expect(count).toBe(401);
});

test("claims: what is more than ours → left out", () => {
  expect(accessClaimsSchema.parse({ ...claims, admin: true })).toEqual(claims);
});
