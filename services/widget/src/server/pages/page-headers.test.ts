import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openWidget, type OpenWidget } from "../testing/open-widget.ts";
import { aSite, aThread, SITE_PATH } from "../testing/tiny-discussion.ts";

/** [T59], [T71]: who may frame which page. */
const FRAMES: readonly (readonly [path: string, ancestors: string])[] = [
  ["/embed/news/a1", "https://news.example https://m.news.example"],
  ["/embed/closed/a1", "'none'"],
  ["/embed/nobody/a1", "'none'"],
  ["/embed/news/a1?sort=x", "'none'"],
  ["/d/news/a1", "'none'"],
  ["/account", "'none'"],
  ["/docs", "'none'"],
  ["/admin", "'none'"],
  ["/moderate/news", "'none'"],
  ["/", "'none'"],
];

describe("headers of pages", () => {
  let widget: OpenWidget;
  beforeAll(async () => {
    widget = await openWidget({ publicOrigin: "https://talk.example" });
    const { answers } = widget.discussion;
    const origins = ["https://news.example", "https://m.news.example", "https://a;script-src"];
    answers.set(SITE_PATH, aSite({ allowedOrigins: origins }));
    answers.set("/internal/sites/closed", aSite({ id: "closed", allowedOrigins: [] }));
    answers.set("/api/v1/sites/closed/articles/a1/thread?sort=best", aThread());
  });
  afterAll(() => widget.close());

  test.each(FRAMES)("[T71] %s → frame-ancestors %s", async (path, ancestors) => {
    const policy = directives((await widget.get(path)).headers.get("content-security-policy"));
    expect(policy.get("frame-ancestors")).toBe(ancestors);
  });

  test.each(FRAMES)("[T59] %s → nothing inline, nothing foreign, Trusted Types", async (path) => {
    const { headers } = await widget.get(path);
    const policy = directives(headers.get("content-security-policy"));
    expect(Object.fromEntries(policy)).toMatchObject({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "connect-src": "'self' wss://talk.example",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "require-trusted-types-for": "'script'",
      "trusted-types": "'none'",
    });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(headers.get("permissions-policy")).toContain("camera=()");
  });

  test("referrer: none from where one-time tokens stand", async () => {
    const policyOf = async (path: string) =>
      (await widget.get(path)).headers.get("referrer-policy");
    expect(await policyOf("/account")).toBe("no-referrer");
    expect(await policyOf("/embed/news/a1")).toBe("strict-origin-when-cross-origin");
  });

  test("opener: cut off everywhere but in a host's frame", async () => {
    const openerOf = async (path: string) =>
      (await widget.get(path)).headers.get("cross-origin-opener-policy");
    expect(await openerOf("/d/news/a1")).toBe("same-origin");
    expect(await openerOf("/embed/news/a1")).toBeNull();
  });

  test("[T73] what differs by language says so; errors are kept nowhere", async () => {
    const page = await widget.get("/d/news/a1");
    expect(page.headers.get("vary")).toBe("Accept-Encoding, Accept-Language");
    expect(page.headers.get("cache-control")).toBe("public, no-cache");
    expect((await widget.get("/d/nobody/a1")).headers.get("cache-control")).toBe("no-store");
  });
});

function directives(policy: string | null): Map<string, string> {
  const parts = (policy ?? "").split("; ").map((part): [string, string] => {
    const [name = "", ...values] = part.split(" ");
    return [name, values.join(" ")];
  });
  return new Map(parts);
}
