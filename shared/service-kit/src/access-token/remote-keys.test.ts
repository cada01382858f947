import { beforeAll, describe, expect, test } from "@jest/globals";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { createRemoteKeys } from "./remote-keys.ts";

const url = "http://auth.internal/jwks.json";
let first: JWK;
let second: JWK;
beforeAll(async () => {
  [first, second] = await Promise.all([jwk("k1"), jwk("k2")]);
});

async function jwk(kid: string): Promise<JWK> {
  const { publicKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(publicKey)), kid, use: "sig", alg: "ES256" };
}

/** An auth service that answers what `answer` says now, with a clock and a store of our own. */
function world(answer: () => Response | Promise<Response>) {
  const state = { now: 1_000_000, requests: 0, kept: null as string | null, answer };
  const open = () =>
    createRemoteKeys({
      url,
      load: async () => state.kept,
      save: async (json) => void (state.kept = json),
      now: () => state.now,
      fetch: async () => {
        state.requests += 1;
        return state.answer();
      },
    });
  return { state, open };
}
const jwks = (...keys: JWK[]): Response => Response.json({ keys });

describe("remote keys", () => {
  test("a key of the set → found with one request; kept for the next start without auth", async () => {
    const { state, open } = world(() => jwks(first));
    const keys = open();
    expect((await keys.find("k1"))?.type).toBe("public");
    await keys.find("k1");
    expect(state.requests).toBe(1);
    state.answer = () => Promise.reject(new Error("away"));
    expect((await open().find("k1"))?.type).toBe("public");
  });

  test("[T27] 1,000 unknown ids at once and in a row → one request in a cooldown", async () => {
    const { state, open } = world(() => jwks(first));
    const keys = open();
    const found = await Promise.all(Array.from({ length: 1_000 }, (_, i) => keys.find(`bad${i}`)));
    expect(new Set(found)).toEqual(new Set([null]));
    for (let i = 0; i < 100; i += 1) expect(await keys.find(`worse${i}`)).toBeNull();
    expect(state.requests).toBe(1);
    state.now += 5_000;
    await keys.find("bad");
    expect(state.requests).toBe(2);
  });

  test("[T27] [T123] rotated meanwhile → the new key found with one request, the old one goes", async () => {
    const { state, open } = world(() => jwks(first));
    const keys = open();
    await keys.find("k1");
    state.answer = () => jwks(second);
    state.now += 30_000;
    expect(await keys.find("k2")).not.toBeNull();
    expect(await keys.find("k1")).toBeNull();
    expect(state.requests).toBe(2);
  });

  test("an old set that serves → refreshed behind the answer", async () => {
    const { state, open } = world(() => jwks(first));
    const keys = open();
    await keys.find("k1");
    state.now += 301_000;
    expect(await keys.find("k1")).not.toBeNull();
    expect(state.requests).toBe(2);
  });

  test.each<[string, () => Response | Promise<Response>]>([
    ["500", () => new Response("no", { status: 500 })],
    ["HTML", () => new Response("<html>")],
    ["an empty set", () => jwks()],
    ["symmetric keys", () => Response.json({ keys: [{ kty: "oct", kid: "k1", k: "AAAA" }] })],
    ["100 MB", () => new Response(endless())],
    ["nothing at all", () => Promise.reject(new Error("timeout"))],
    ["a point off the curve", () => jwks({ ...first, y: first.x ?? "" })],
  ])(
    "[T124] auth answers %s → the last good set stands, an unknown id is refused",
    async (_what, bad) => {
      const { state, open } = world(() => jwks(first));
      const keys = open();
      await keys.find("k1");
      const { kept } = state;
      state.answer = bad;
      state.now += 60_000;
      expect(await keys.find("k9")).toBeNull();
      expect(await keys.find("k1")).not.toBeNull();
      expect(state.kept).toBe(kept);
    },
  );

  test("no set was ever had → overloaded, not a false token", async () => {
    const { open } = world(() => Promise.reject(new Error("away")));
    await expect(open().find("k1")).rejects.toMatchObject({ code: "overloaded" });
  });

  test("[T28] a private member in the answer → not kept", async () => {
    const { state, open } = world(() => jwks({ ...first, d: "canary" }));
    await open().find("k1");
    expect(state.kept).not.toBeNull();
    expect(state.kept).not.toContain("canary");
  });

  test("a kept set that cannot be read → as none", async () => {
    const { state, open } = world(() => jwks(first));
    for (const kept of ['{"keys":[]}', "{"]) {
      state.kept = kept;
      state.now += 60_000;
      expect(await open().find("k1")).not.toBeNull();
    }
  });
});

/** Never ends by itself: only a bounded reader comes back from it. */
function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(10_000)) });
}
