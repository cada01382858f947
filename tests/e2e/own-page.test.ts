import { beforeAll, expect, test } from "@jest/globals";
import type { Comment } from "@parley/contracts/types";
import { describeWith } from "../support/describe-with.ts";
import { postAll, remarks } from "./stage/fill-article.ts";
import { openStage } from "./stage/open-stage.ts";

await describeWith(openStage, "the discussion as a page of its own", (stage) => {
  let address: string;
  let roots: Comment[];

  beforeAll(async () => {
    const author = await stage.people.aReader();
    const { articleId } = stage.anArticle();
    roots = await postAll(stage, author, { articleId, texts: remarks(30) });
    const texts = Array.from({ length: 60 }, (_, at) => `Reply ${at + 1}.`);
    await postAll(stage, author, { articleId, texts, parentId: roots[0]?.id ?? "" });
    address = `${stage.origin}/d/${stage.siteId}/${articleId}`;
  }, 60_000);

  test.each([
    {
      locale: "en",
      heading: "Discussion 90",
      hint: "Taking part needs JavaScript. Reading does not.",
      more: "Show more comments",
      replies: "Show 57 more replies",
      sort: "Sort",
      oldest: "Oldest",
      apply: "Apply",
    },
    {
      locale: "ru",
      heading: "Обсуждение 90",
      hint: "Чтобы участвовать, нужен JavaScript. Чтобы читать — нет.",
      more: "Показать ещё комментарии",
      replies: "Показать ещё 57 ответов",
      sort: "Сортировка",
      oldest: "Старые",
      apply: "Применить",
    },
  ])("without JavaScript, $locale → reads, pages and sorts by links and a form", async (words) => {
    const reader = await stage.aReader({ javaScriptEnabled: false, locale: words.locale });
    const { page } = reader;
    const article = (text: string) => page.locator("article", { hasText: text });
    await page.goto(address);
    expect(await page.locator("html").getAttribute("lang")).toBe(words.locale);
    expect((await page.getByRole("heading", { level: 1 }).innerText()).trim()).toBe(words.heading);
    await page.getByText(words.hint).waitFor();
    const buttons = page.locator("button:visible:not([data-vote])");
    expect(await buttons.allInnerTexts()).toEqual([words.apply]);

    await page.getByLabel(words.sort).selectOption({ label: words.oldest });
    await page.getByRole("button", { name: words.apply }).click();
    expect(await page.locator("article").first().innerText()).toContain("Remark 1.");
    expect(await article("Remark 30.").count()).toBe(0);

    await page.getByRole("link", { name: words.more }).click();
    await article("Remark 30.").waitFor();
    expect(await article("Remark 1.").count()).toBe(0);

    await page.goto(`${address}?sort=oldest`);
    await page.getByRole("link", { name: words.replies }).click();
    await article("Reply 50.").waitFor();
    await page.locator("a.rest").first().click();
    await article("Reply 60.").waitFor();
    await reader.close();
  });

  test("without JavaScript, a link to a comment → it is there, marked, and the page begins with it", async () => {
    const reader = await stage.aReader({ javaScriptEnabled: false });
    await reader.page.goto(`${address}?comment=${roots[29]?.id}`);
    const linked = reader.page.locator("article", { hasText: "Remark 30." });
    expect(await linked.getAttribute("class")).toContain("linked");
    await reader.close();
  });

  test("with JavaScript → a person takes part on it", async () => {
    const reader = await stage.aReader();
    const panel = await reader.openOwnPage(address);
    await panel.register();
    await panel.post("Written on the page itself.");
    await reader.page.reload();
    await panel.composer().waitFor();
    await reader.close();
  });

  test("framed by anybody → refused", async () => {
    const reader = await stage.aReader({ expected: /frame-ancestors/ });
    await reader.page.goto(stage.host.publishBody(`<iframe src="${address}"></iframe>`));
    const frame = reader.page.frames()[1];
    expect(await frame?.locator("article").count()).toBe(0);
    await reader.close();
  });

  test("[T59] all of it → no violation of a policy, no error in any console", () => {
    expect(stage.faults).toEqual([]);
  });
});
