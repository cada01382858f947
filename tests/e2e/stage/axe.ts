import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

const VIEWS = [
  { colorScheme: "light", width: 760 },
  { colorScheme: "light", width: 390 },
  { colorScheme: "dark", width: 390 },
  { colorScheme: "dark", width: 760 },
] as const;

/** What axe-core finds in a document, light and dark, narrow and wide: a line each, none where all is well. */
export async function axeFindings(page: Page, frame: Frame = page.mainFrame()): Promise<string[]> {
  const found: string[] = [];
  for (const { colorScheme, width } of VIEWS) {
    // Else the colours are looked at on their way from one scheme to the other.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    const lines = await runAxe(frame);
    found.push(...lines.map((line) => `${colorScheme} ${width}: ${line}`));
  }
  return found;
}

async function runAxe(frame: Frame): Promise<string[]> {
  if (await frame.evaluate(() => !("axe" in window))) await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { violations } = await window.axe.run({ resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const WIDTHS = [320, 390, 760];

/** The widths at which something reaches out of the document sideways. */
export async function widthsThatScroll(page: Page, frame: Frame = page.mainFrame()) {
  const scrolling: number[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    if (await frame.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
      scrolling.push(width);
    }
  }
  return scrolling;
}
