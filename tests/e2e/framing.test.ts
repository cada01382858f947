import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { describeWith } from "../support/describe-with.ts";
import { PASSWORD } from "../support/product-people.ts";
import { openHostSite, type HostSite } from "./stage/host-site.ts";
import { openStage } from "./stage/open-stage.ts";

await describeWith(openStage, "hosts, good and evil", (stage) => {
  /** Another origin than the site's own. */
  let evil: HostSite;
  beforeAll(async () => {
    evil = await openHostSite(stage.origin);
  });
  afterAll(() => evil.stop());

  const refused = /frame-ancestors|chrome-error/;

  test("[T71] the tag on a site that is none of ours → the browser shows no discussion, but the link in the tag", async () => {
    const { articleId } = stage.anArticle();
    const reader = await stage.aReader({ expected: refused });
    await reader.page.goto(evil.publish({ siteId: stage.siteId, articleId }));
    const blocked = reader.page.waitForEvent("console", (line) => refused.test(line.text()));
    await reader.page.reload();
    await blocked;
    expect(await panelsShown(reader.page)).toBe(0);
    expect(await reader.page.getByRole("link", { name: "Discussion" }).isVisible()).toBe(true);
    await reader.close();
  });

  test("[T72] an evil page around the good one around the panel → blocked", async () => {
    const { url } = stage.anArticle();
    const reader = await stage.aReader({ expected: refused });
    const blocked = reader.page.waitForEvent("console", (line) => refused.test(line.text()));
    await reader.page.goto(evil.publishBody(`<iframe src="${url}"></iframe>`));
    await blocked;
    const shown = await Promise.all(
      reader.page.frames().map((frame) => frame.locator(".parley").count()),
    );
    expect(Math.max(...shown)).toBe(0);
    await reader.close();
  });

  test("[T69] forms and requests of another site → nobody is logged in by them", async () => {
    const { email } = await stage.people.aReader();
    const body = JSON.stringify({ email, password: PASSWORD });
    const reader = await stage.aReader({ cookies: "third-party-allowed", expected: /./ });
    const login = `${stage.origin}/auth/v1/login`;
    await reader.page.goto(evil.publishBody(""));
    const status = await reader.page.evaluate(
      async ({ login, body }) => {
        const options = { method: "POST", body, credentials: "include" } as const;
        const headers = { "content-type": "application/json" };
        await fetch(login, { ...options, mode: "no-cors" });
        return fetch(login, { ...options, headers }).then(
          (answer) => String(answer.status),
          () => "not readable",
        );
      },
      { login, body },
    );
    expect(status).toBe("not readable");
    const form = `<form method="post" enctype="text/plain" action="${login}">
      <input name='${body.slice(0, -1)},"x":"' value='"}'><button>go</button></form>`;
    await reader.page.goto(evil.publishBody(form));
    await reader.page.getByRole("button").click();
    await reader.page.waitForURL(login);
    expect(await reader.context.cookies(stage.origin)).toEqual([]);
    await reader.close();
  });

  test("[T69] messages that are not the loader's → the panel does nothing", async () => {
    const { articleId } = stage.anArticle();
    const reader = await stage.aReader();
    const panel = await reader.openOwnPage(`${stage.origin}/d/${stage.siteId}/${articleId}`);
    await reader.page.evaluate(() => {
      postMessage({ parley: 1, type: "theme", tokens: { accent: "red" } }, "*");
      postMessage({ parley: 1, type: "open", commentId: "x" }, "*");
    });
    await panel.register();
    const style = await reader.page.locator("html").getAttribute("style");
    expect(style ?? "").not.toContain("red");
    await reader.close();
  });

  test("[T74] a host with a strict policy of its own → the loader works, and violates nothing", async () => {
    const policy = `default-src 'none'; script-src ${stage.origin}; frame-src ${stage.origin}; img-src data:`;
    const { url } = stage.anArticle({ policy });
    const reader = await stage.aReader();
    const panel = await reader.openArticle(url);
    await panel.register();
    await panel.post("Written on a strict page.");
    expect((await reader.page.locator("iframe").boundingBox())?.height).toBeGreaterThan(200);
    await reader.close();
  });

  test("[T74] the host's globals and prototypes → as they were before the loader came", async () => {
    const reader = await stage.aReader();
    await reader.page.goto(stage.host.publishBody("<p>Nothing of ours yet.</p>"));
    const before = await reader.page.evaluate(globalsAndPrototypes);
    await reader.page.addScriptTag({ url: `${stage.origin}/embed.js` });
    await reader.page.evaluate(() => customElements.whenDefined("parley-discussion"));
    expect(await reader.page.evaluate(globalsAndPrototypes)).toEqual(before);
    await reader.close();
  });

  test("[T74] a host that listens to all it can reach → sees no token and no password", async () => {
    const { url } = stage.anArticle({ head: `<script>(${listenToAll.toString()})()</script>` });
    const reader = await stage.aReader();
    const panel = await reader.openArticle(url);
    const { email } = await panel.register();
    await panel.post("Not even this text.");
    const heard = await reader.page.evaluate(() => String(Reflect.get(window, "heard")));
    expect(heard).toContain("parley:login");
    expect(heard).not.toMatch(/eyJ|Not even this text/);
    expect(heard).not.toContain(email);
    await reader.close();
  });

  test("[T59] all of it → no violation of a policy that was not wanted, no error in any console", () => {
    expect(stage.faults).toEqual([]);
  });
});

async function panelsShown(page: Page): Promise<number> {
  const counts = page.frames().map((frame) => frame.locator(".parley").count());
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Runs in the browser: the names of all globals, and what stands on the prototypes that a script might touch. */
function globalsAndPrototypes(): Record<string, string[]> {
  const objects = { Array, Object, String, Function, Promise, Element, HTMLElement, Node, Event };
  const prototypes = Object.entries(objects).map(([name, { prototype }]): [string, string[]] => [
    name,
    Object.getOwnPropertyNames(prototype),
  ]);
  return { window: Object.getOwnPropertyNames(window), ...Object.fromEntries(prototypes) };
}

/** Runs in the host's page before all else: what passes through these is kept. */
function listenToAll(): void {
  const heard: unknown[] = [];
  Object.assign(window, { heard });
  const { stringify, parse } = JSON;
  const push = Array.prototype.push;
  const keep = (value: unknown) => void push.call(heard, value);
  JSON.stringify = (value: unknown) => {
    keep(stringify(value));
    return stringify(value);
  };
  JSON.parse = (text: string) => {
    keep(text);
    return parse(text);
  };
  Array.prototype.push = function (...values: unknown[]) {
    for (const value of values) keep(value);
    return push.apply(this, values);
  };
  addEventListener("message", ({ data }) => keep(stringify(data)));
  for (const name of ["parley:login", "parley:comment", "parley:ready"]) {
    addEventListener(name, (event) => keep(name + stringify(Reflect.get(event, "detail"))));
  }
}
