import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createLogger } from "@parley/service-kit/logger";
import { demoArticles } from "./articles/demo-articles.ts";
import { openDemoHost, type DemoHost } from "./demo-host.ts";
import { articlePath } from "./pages/front-page.tsx";

const productOrigin = "http://localhost:3000";
const logger = createLogger("silent");

describe("demo host", () => {
  let demo: DemoHost;
  beforeAll(async () => {
    demo = await openDemoHost({ port: 0, productOrigin, logger });
  });
  afterAll(() => demo.stop());

  const page = async (path: string): Promise<string> => (await fetch(demo.origin + path)).text();

  test("its origin → another site than the product's", () => {
    expect(demo.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("front page → each article with its count, by one script", async () => {
    const html = await page("/");
    for (const { id } of demoArticles) expect(html).toContain(`data-parley-count="${id}"`);
    const script = `<script src="${productOrigin}/count.js" data-parley-site="demo" async></script>`;
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain(script);
  });

  test.each(demoArticles.map((article) => [article.id, article] as const))(
    "article %s → its text, and the widget by one tag with a link in it",
    async (id, article) => {
      const html = await page(articlePath(article));
      expect(html).toContain(`<html lang="${article.locale}"`);
      expect(html).toContain(`<script src="${productOrigin}/embed.js" async></script>`);
      const url = demo.origin + articlePath(article);
      const tag = `<parley-discussion site="demo" article="${id}" url="${url}"`;
      expect(html.split(tag)).toHaveLength(2);
      expect(html).toContain(`href="${productOrigin}/d/demo/${encodeURIComponent(id)}"`);
    },
  );

  test("articles → at least two in English and two in Russian", () => {
    const locales = demoArticles.map(({ locale }) => locale).toSorted();
    expect(locales).toEqual(["en", "en", "ru", "ru"]);
  });

  test("a page that is not there → 404; a taken port → a line that names the variable", async () => {
    expect((await fetch(`${demo.origin}/articles/none`)).status).toBe(404);
    const port = Number(new URL(demo.origin).port);
    await expect(openDemoHost({ port, productOrigin, logger })).rejects.toThrow(
      /^DEMO_PORT \d+ is taken/,
    );
  });
});
