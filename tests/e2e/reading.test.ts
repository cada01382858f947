import { beforeAll, expect, test } from "@jest/globals";
import type { Comment } from "@parley/contracts/types";
import type { Locator } from "playwright-core";
import { describeWith } from "../support/describe-with.ts";
import type { Actor } from "../support/product-people.ts";
import { until } from "../support/until.ts";
import { postAll, remarks } from "./stage/fill-article.ts";
import { openStage } from "./stage/open-stage.ts";
import type { Panel } from "./stage/panel.ts";
import type { Reader } from "./stage/reader.ts";

await describeWith(openStage, "reading in the frame", (stage) => {
  let author: Actor;
  let reader: Reader;
  let articleId: string;
  let url: string;
  let roots: Comment[];

  // Thirty roots are more than a page; the first of them has more replies than come with it.
  beforeAll(async () => {
    reader = await stage.aReader();
    author = await stage.people.aReader();
    ({ articleId, url } = stage.anArticle({ attributes: { sort: "oldest" } }));
    roots = await postAll(stage, author, { articleId, texts: remarks(30) });
    const parentId = roots[0]?.id ?? "";
    const texts = ["one", "two", "three", "four", "five", "six"].map(
      (number) => `Reply ${number}.`,
    );
    await postAll(stage, author, { articleId, texts, parentId });
  }, 60_000);

  test("more comments → shown below, and focus goes to the first of them", async () => {
    const panel = await reader.openArticle(url);
    expect(await panel.comment("Remark 30.").count()).toBe(0);
    await panel.view.getByRole("link", { name: "Show more comments" }).click();
    await panel.comment("Remark 30.").waitFor();
    await untilFocused(panel.comment("Remark 26."));
  });

  test("more replies → shown in their thread, and focus goes to the first of them", async () => {
    const panel = await reader.openArticle(url);
    await panel.view.getByRole("link", { name: "Show 3 more replies" }).click();
    await panel.comment("Reply six.").waitFor();
    await untilFocused(panel.comment("Reply four."));
  });

  test("#parley-<id> of a comment on no page yet → opened, marked and scrolled to", async () => {
    const linked = roots[29]?.id ?? "";
    const panel = await reader.openArticle(`${url}#parley-${linked}`);
    await untilMarked(panel, "Remark 30.");
  });

  test("another #parley-<id> while the page is open → that one, without another frame", async () => {
    const panel = await reader.openArticle(url);
    const frame = await reader.frame();
    await reader.page.evaluate((id) => (location.hash = `parley-${id}`), roots[27]?.id ?? "");
    await untilMarked(panel, "Remark 28.");
    expect(await reader.frame()).toBe(frame);
  });

  test("a comment's time is clicked → the host's address names it", async () => {
    const panel = await reader.openArticle(url);
    await panel.comment("Remark 3.").locator("a.t").click();
    await reader.page.waitForURL(`${url}#parley-${roots[2]?.id}`);
    await untilMarked(panel, "Remark 3.");
  });

  test("a comment above grows → what is being read stays where it is", async () => {
    const panel = await reader.openArticle(url);
    const read = panel.comment("Remark 20.");
    await read.evaluate((article) => article.scrollIntoView({ block: "start" }));
    await untilStill(read);
    const before = await topOf(read);
    const long = "It goes on.\n\n".repeat(40);
    const path = `/api/v1/comments/${roots[1]?.id}`;
    await stage.call("PATCH", path, { as: author, body: { body: `Grown. ${long}` } });
    await panel.comment("Grown.").waitFor();
    await untilStill(read);
    expect(Math.abs((await topOf(read)) - before)).toBeLessThanOrEqual(2);
  });

  test("another order → the list is loaded anew", async () => {
    const panel = await reader.openArticle(url);
    await panel.view.getByLabel("Sort").selectOption("newest");
    await panel.comment("Remark 30.").waitFor();
    expect(await panel.view.locator("article").first().innerText()).toContain("Remark 30.");
  });

  test("a question in the middle of a long discussion → is on the screen, and the page stays", async () => {
    const panel = await reader.openArticle(url);
    await panel.register();
    const own = await panel.reply(panel.comment("Remark 9."), "An own one.");
    await untilStill(own);
    const before = await reader.page.evaluate(() => scrollY);
    await own.getByRole("button", { name: "Delete", exact: true }).click();
    const dialog = panel.view.getByRole("dialog");
    await dialog.waitFor();
    await untilStill(dialog);
    expect(await isOnScreen(panel, dialog)).toBe(true);
    expect(await reader.page.evaluate(() => scrollY)).toBe(before);
  });

  test("[T59] all of it → no violation of a policy, no error in any console", () => {
    expect(stage.faults).toEqual([]);
  });
});

async function untilFocused(article: Locator): Promise<void> {
  const focused = () => article.evaluate((element) => element === document.activeElement);
  await until(focused, "focus is on the comment");
}

async function untilMarked(panel: Panel, text: string): Promise<void> {
  const article = panel.comment(text);
  await article.waitFor();
  expect(await article.getAttribute("class")).toContain("linked");
  await until(() => isOnScreen(panel, article), `on the host's screen: ${text}`);
}

async function isOnScreen({ page }: Panel, element: Locator): Promise<boolean> {
  const height = await page.evaluate(() => innerHeight);
  const box = await element.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}

async function topOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.y ?? Number.NaN;
}

/** Until it is where it was two looks before. */
async function untilStill(locator: Locator): Promise<void> {
  let last = Number.NaN;
  let same = 0;
  const isStill = async () => {
    const now = await topOf(locator);
    same = now === last ? same + 1 : 0;
    last = now;
    return same > 10;
  };
  await until(isStill, "it stands still");
}
