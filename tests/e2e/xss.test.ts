import { beforeAll, expect, test } from "@jest/globals";
import type { Comment, ThreadPage } from "@parley/contracts/types";
import type { Frame } from "playwright-core";
import { describeWith } from "../support/describe-with.ts";
import { unique, type Actor } from "../support/product-people.ts";
import { until } from "../support/until.ts";
import { hostileTexts } from "../xss/corpus.ts";
import { openStage, type Stage } from "./stage/open-stage.ts";
import type { Panel } from "./stage/panel.ts";
import type { Reader } from "./stage/reader.ts";

/** All that a comment's text may become. */
const ELEMENTS =
  "p br code pre ul ol li bdi strong em s blockquote a label.spoiler input.vh span".split(" ");
const AT_ONCE = 16;

await describeWith(openStage, "[T55] hostile texts in a browser", (stage) => {
  let reader: Reader;
  let panel: Panel;
  let frame: Frame;
  let articleId: string;
  let posted: Comment[];
  const requested: string[] = [];

  // The panel is open while they come, so all of them are shown as they came live.
  beforeAll(async () => {
    const admin = await stage.people.anAdmin(stage.siteId);
    const site = `/api/v1/sites/${stage.siteId}`;
    await stage.call("PATCH", site, { as: admin, body: { settings: { linksMax: 100 } } });
    const article = stage.anArticle({ attributes: { sort: "oldest" } });
    ({ articleId } = article);
    reader = await stage.aReader();
    reader.page.on("request", (request) => requested.push(request.url()));
    await reader.context.addInitScript(() => {
      const tell = () => console.error("a script of a comment ran");
      Object.assign(window, { alert: tell, confirm: tell, prompt: tell, print: tell });
    });
    panel = await reader.openArticle(article.url);
    frame = await reader.frame();
    posted = await postHostileTexts(stage, admin, articleId);
    const all = String(posted.length);
    const counted = async () => (await frame.locator(".n").innerText()).replace(/\D/g, "");
    await until(async () => (await counted()) === all, "all of them have come", 30_000);
    await panel.pill().click();
    const shown = async () => (await frame.locator("article").count()) === posted.length;
    await until(shown, "all of them are shown", 30_000);
  }, 180_000);

  test("nearly all of them are taken", () => {
    expect(posted.length).toBeGreaterThan(hostileTexts().length * 0.95);
  });

  test("nothing but the allowed elements, and on them nothing that acts", async () => {
    expect(await strangeElements(frame)).toEqual([]);
  });

  test("[T57] links → http, https or mailto alone, with a rel that gives nothing away", async () => {
    const links = await frame
      .locator(".body a")
      .evaluateAll((anchors: HTMLAnchorElement[]) =>
        anchors.map(({ protocol, target, rel }) => `${protocol} ${target} ${rel}`),
      );
    expect(links.length).toBeGreaterThan(50);
    for (const link of new Set(links)) {
      expect(link).toMatch(/^(https?|mailto): _blank ugc nofollow noopener noreferrer$/);
    }
  });

  test("[T61] each text as it came live → the same elements as in the page from the server", async () => {
    const live = new Map(await frame.evaluate(bodiesIn, null));
    const printed = new Map<string, string>();
    // One without a policy, which would not let a test parse HTML.
    const page = await reader.context.newPage();
    for (let cursor: string | null = ""; cursor !== null;) {
      const query: string = `?sort=oldest${cursor === "" ? "" : `&cursor=${cursor}`}`;
      const address = `${stage.origin}/embed/${stage.siteId}/${articleId}${query}`;
      const html = await (await fetch(address)).text();
      for (const [id, body] of await page.evaluate(bodiesIn, html)) printed.set(id, body);
      const path = `/api/v1/sites/${stage.siteId}/articles/${articleId}/thread`;
      cursor = (await stage.call<ThreadPage>("GET", path + query)).json.nextCursor;
    }
    expect(printed.size).toBe(posted.length);
    const different = [...printed].filter(([id, body]) => live.get(id) !== body);
    expect(different).toEqual([]);
    await page.close();
  }, 60_000);

  test("[T58] people and articles called like things of the language → are names", async () => {
    const other = await stage.aReader();
    for (const name of ["__proto__", "constructor"]) {
      const page = stage.host.publish({ siteId: stage.siteId, articleId: name });
      const there = await other.openArticle(page);
      expect(await there.view.locator(".n").innerText()).toBe("0");
    }
    const there = panel.view;
    expect(await there.locator("#parley").count()).toBe(1);
    await other.close();
  });

  test("no script ran, nothing foreign was asked for, no policy was violated", () => {
    const own = [stage.origin, stage.host.origin, stage.origin.replace("http", "ws")];
    const foreign = requested.filter(
      (url) => !own.some((origin) => url.startsWith(origin)) && !/^(data|about):/.test(url),
    );
    expect(foreign).toEqual([]);
    expect(stage.faults).toEqual([]);
  });

  test("[T56] a string where the browser wants HTML → Trusted Types refuse it, and any policy for it", async () => {
    const other = await stage.aReader({
      expected: /TrustedHTML|Trusted Type|policy|trusted-types/i,
    });
    await other.openArticle(stage.anArticle().url);
    const refused = await (
      await other.frame()
    ).evaluate(() => {
      const tries = [
        () => Reflect.set(document.body, "innerHTML", "<b>text</b>"),
        () => Reflect.get(window, "trustedTypes").createPolicy("mine", {}),
        () => Reflect.set(document.createElement("script"), "src", "https://evil.example/"),
      ];
      return tries.map((attempt) => {
        try {
          attempt();
          return "it worked";
        } catch (error) {
          return error instanceof Error ? error.name : "thrown";
        }
      });
    });
    expect(refused).toEqual(["TypeError", "TypeError", "TypeError"]);
    await other.close();
  });
});

/** Those that were taken; what a rule holds is approved. */
async function postHostileTexts(stage: Stage, admin: Actor, articleId: string) {
  const path = `/api/v1/sites/${stage.siteId}/articles/${articleId}/comments`;
  const author = await stage.people.aReader();
  const texts = hostileTexts().values();
  const posted: Comment[] = [];
  const post = async () => {
    for (const { name, source } of texts) {
      const sent = { as: author, body: { body: source }, key: unique("key") };
      const { status, json } = await stage.call<Comment>("POST", path, sent);
      if (status === 400) continue;
      if (status !== 201) throw new Error(`${name}: ${status}`);
      posted.push(json);
      const decisions = `/api/v1/comments/${json.id}/decisions`;
      const approval = { as: admin, body: { action: "approve" } };
      if (json.status === "pending") await stage.call("POST", decisions, approval);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, post));
  return posted;
}

function strangeElements(frame: Frame): Promise<string[]> {
  return frame.locator(".body *").evaluateAll((elements, allowed) => {
    const attributes = ["class", "href", "target", "rel", "tabindex", "type"];
    return elements.flatMap((element) => {
      const strange = element.getAttributeNames().filter((name) => !attributes.includes(name));
      const isAllowed = allowed.some((selector) => element.matches(selector));
      return isAllowed && strange.length === 0 ? [] : [`${element.tagName} ${strange.join(" ")}`];
    });
  }, ELEMENTS);
}

/** Runs in the browser: each comment's id and its text's elements, of this document or of one to be parsed. */
function bodiesIn(html: string | null): [string, string][] {
  const place = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  return Array.from(place.querySelectorAll("article"), (article) => {
    const body = article.querySelector(".body");
    return [article.id, body ? new XMLSerializer().serializeToString(body) : "none"];
  });
}
