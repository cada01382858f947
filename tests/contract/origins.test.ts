import { expect, test } from "@jest/globals";
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
});
