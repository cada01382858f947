import { expect, test } from "@jest/globals";
import type { CookieChoice } from "../support/browser.ts";
import { describeWith } from "../support/describe-with.ts";
import { freePort } from "../support/free-port.ts";
import { startCookieStrippingProxy } from "./stage/cookie-stripping-proxy.ts";
import { openStage, type Stage } from "./stage/open-stage.ts";
import type { Reader } from "./stage/reader.ts";
import type { Unavailable } from "../support/unavailable.ts";

/** A refresh that finds no session is an answer the browser reports. */
const expected = /^Failed to load resource: .* 401/;

await describeWith(openStage, "a login in a frame of another site", (stage) => {
  test.each<CookieChoice>(["third-party-allowed", "as-shipped"])(
    "[T70] cookies %s → the session's cookie comes back after a reload (step 1)",
    async (cookies) => {
      const reader = await stage.aReader({ cookies });
      const { name } = await registerAt(reader, stage.anArticle().url);
      const [session] = (await reader.context.cookies(stage.origin)).filter(
        (cookie) => cookie.httpOnly,
      );
      expect(session).toMatchObject({ secure: true, path: "/", sameSite: "None" });
      expect(session?.name).toMatch(/^__Host-/);
      expect(await whoIsIn(reader)).toBe(name);
      await reader.close();
    },
  );

  test("no cookies and no storage → it is said that it ends with the page, and the page is offered (step 3)", async () => {
    const reader = await stage.aReader({ cookies: "none-allowed", expected });
    const { articleId, url } = stage.anArticle();
    const panel = await reader.openArticle(url);
    await panel.register();
    await panel.view.getByText("This browser keeps no login inside other sites").waitFor();
    const offered = panel.view.locator(".hint").getByRole("link", { name: "Open as a page" });
    const ownPage = `${stage.origin}/d/${stage.siteId}/${articleId}`;
    expect(await offered.getAttribute("href")).toBe(ownPage);
    await panel.post("It works until then.");
    await reader.openArticle(url);
    expect(await panel.button("Log in").count()).toBe(1);
    await reader.close();
  });

  test("two tabs → a login in one is a login in the other, and a logout too", async () => {
    const reader = await stage.aReader({ cookies: "third-party-allowed", expected });
    const { url } = stage.anArticle();
    const panel = await reader.openArticle(url);
    const second = await reader.anotherTab();
    const other = await second.openArticle(url);
    await panel.register();
    await other.composer().waitFor();
    await other.view.locator("#parley-options > summary").click();
    await other.button("Log out").click();
    await panel.button("Log in").waitFor();
    await reader.close();
  });

  test("[T59] all of it → no violation of a policy, no other error in any console", () => {
    expect(stage.faults).toEqual([]);
  });
});

await describeWith(openStageWithoutCookies, "a frame whose cookies do not come back", (stage) => {
  test("storage of its own → the session is kept there over a reload (step 2)", async () => {
    const reader = await stage.aReader({ cookies: "third-party-allowed", expected });
    const { name } = await registerAt(reader, stage.anArticle().url);
    expect(await reader.context.cookies(stage.origin)).toEqual([]);
    expect(await whoIsIn(reader)).toBe(name);
    // The token was used by the reload: the next one has its successor.
    await reader.page.reload();
    expect(await whoIsIn(reader)).toBe(name);
    expect(stage.faults).toEqual([]);
    await reader.close();
  });
});

async function registerAt(reader: Reader, url: string) {
  const panel = await reader.openArticle(url);
  const person = await panel.register();
  await reader.page.reload();
  return person;
}

/** The name beside the composer. */
async function whoIsIn(reader: Reader): Promise<string> {
  return (await reader.frame()).locator(".who-writes").innerText();
}

async function openStageWithoutCookies(): Promise<Stage | Unavailable> {
  const port = await freePort();
  const proxy = await startCookieStrippingProxy(port);
  const stage = await openStage({ PUBLIC_ORIGIN: `http://localhost:${port}` });
  if ("unavailable" in stage) {
    await proxy.stop();
    return stage;
  }
  proxy.lead(stage.product.origin);
  return {
    ...stage,
    async stop() {
      await stage.stop();
      await proxy.stop();
    },
  };
}
