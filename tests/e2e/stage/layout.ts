import type { Panel } from "./panel.ts";

/** Where things stand: how far the page is scrolled, and each comment and bar of the panel on the screen. */
export async function layoutOf({ page, view }: Panel): Promise<Record<string, number>> {
  const frame = page.locator("parley-discussion iframe");
  const scrolled = await page.evaluate(() => Math.round(scrollY));
  const framed = (await frame.count()) === 0 ? 0 : ((await frame.boundingBox())?.y ?? 0);
  const parts = await view.locator("article, .hd, .sort, .join, .cmp").evaluateAll((elements) =>
    elements.map((element, at): [string, number] => {
      const name = element.id === "" ? `${element.className} ${at}` : element.id;
      return [name, Math.round(element.getBoundingClientRect().top)];
    }),
  );
  return { scrolled, framed: Math.round(framed), ...Object.fromEntries(parts) };
}
