import { describe, expect, test } from "@jest/globals";
import { describeProduct } from "../support/describe-product.ts";
import { SITE, SITE_ORIGIN } from "../support/starting-state.ts";

await describeProduct("[T68] origins", (product) => {
  const GUESTS = [`/api/v1/sites/${SITE}`, `/api/v1/sites/${SITE}/articles/a/thread`];

  const cors = async (method: string, path: string, headers: Record<string, string>) => {
    const answer = await fetch(`${product.running().origin}${path}`, { method, headers });
    return {
      status: answer.status,
      allowed: answer.headers.get("access-control-allow-origin"),
      credentials: answer.headers.get("access-control-allow-credentials"),
      vary: answer.headers.get("vary")?.toLowerCase() ?? "",
    };
  };
  const preflight = (origin: string, path: string) =>
    cors("OPTIONS", path, {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,idempotency-key",
    });
  const POST_PATH = `/api/v1/sites/${SITE}/articles/a/comments`;

  test("public GETs → * to every origin, without credentials", async () => {
    for (const path of GUESTS) {
      const seen = await cors("GET", path, { origin: "https://anybody.example" });
      expect(seen).toMatchObject({ status: 200, allowed: "*", credentials: null });
    }
  });

  test("with a bearer → the public origin and the site's own: the exact echo, and Vary", async () => {
    for (const origin of [SITE_ORIGIN, product.running().origin]) {
      const seen = await preflight(origin, POST_PATH);
      expect(seen).toMatchObject({ allowed: origin, credentials: null });
      expect(seen.vary).toContain("origin");
    }
  });

  test("auth's calls → from the public origin alone", async () => {
    const own = product.running().origin;
    expect((await preflight(own, "/auth/v1/me")).allowed).toBe(own);
    expect((await preflight(SITE_ORIGIN, "/auth/v1/me")).allowed).toBeNull();
  });

  test.each([
    "https://news.example.evil.com",
    "https://evilnews.example",
    "http://news.example",
    "https://news.example:8443",
    "https://sub.news.example",
    "https://news.example.",
    "https://NEWS.example",
    "null",
  ])("from %s → no header at all", async (origin) => {
    expect((await preflight(origin, POST_PATH)).allowed).toBeNull();
  });

  test("another site's origin → not for this site", async () => {
    const site = await product.aSite(["https://other.example"]);
    const path = `/api/v1/sites/${site}/articles/a/comments`;
    expect((await preflight("https://other.example", path)).allowed).toBe("https://other.example");
    expect((await preflight("https://other.example", POST_PATH)).allowed).toBeNull();
    expect((await preflight(SITE_ORIGIN, path)).allowed).toBeNull();
  });

  describe("[T66] calls with the cookie", () => {
    const paths = ["register", "login", "refresh", "logout"].map((name) => `/auth/v1/${name}`);

    test.each([
      { origin: "https://evil.example" },
      { origin: SITE_ORIGIN },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ])("with %j → 403, whatever else is in them", async (headers) => {
      for (const path of paths) {
        const { code } = await product.call("POST", path, { body: {}, headers });
        expect([path, code]).toEqual([path, "forbidden"]);
      }
    });

    test("from the public origin, or from no browser → looked at", async () => {
      for (const headers of [{ origin: product.running().origin }, {}]) {
        for (const path of paths) {
          const { status } = await product.call("POST", path, { body: {}, headers });
          expect([path, [400, 401].includes(status)]).toEqual([path, true]);
        }
      }
    });
  });

  test.each([
    [SITE_ORIGIN, true],
    ["https://evil.example", false],
    ["null", false],
  ])(
    "[T90] a socket from %s → admitted: %p, on WebSocket and polling",
    async (origin, admitted) => {
      for (const transport of ["websocket", "polling"] as const) {
        const options = { transports: [transport], extraHeaders: { origin } };
        const opened = product.live(options).then(
          () => true,
          () => false,
        );
        expect([transport, await opened]).toEqual([transport, admitted]);
      }
    },
  );
});
