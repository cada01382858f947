import type { BrowserContext, Frame, Page } from "playwright-core";
import type { ProfileOptions, TestBrowser } from "../../support/browser.ts";
import { panelIn, type Panel } from "./panel.ts";

export interface ReaderOptions extends ProfileOptions {
  /** What this reader's console may say, besides nothing: of requests that the test itself makes fail. */
  expected?: RegExp;
}

/** Somebody with a browser of their own. */
export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
  /** A host's page; resolves with its panel when that is live. */
  openArticle(url: string): Promise<Panel>;
  /** `/d/…`; resolves with its panel when that is live. */
  openOwnPage(url: string): Promise<Panel>;
  /** The same person's next tab, with the same cookies. */
  anotherTab(): Promise<Reader>;
  /** The panel's frame as it is now. */
  frame(): Promise<Frame>;
  close(): Promise<void>;
}

/** `faults` takes all that goes wrong in the reader's pages: console errors, exceptions, violations of a policy. */
export async function openReader(
  browser: TestBrowser,
  faults: string[],
  { expected, ...options }: ReaderOptions = {},
): Promise<Reader> {
  const context = await browser.openProfile(options);
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const note = (fault: string) => {
    if (!expected?.test(fault)) faults.push(fault);
  };
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") note(message.text());
  });
  context.on("weberror", (error) => note(String(error.error())));
  context.setDefaultTimeout(8_000);
  return readerAt(context.pages()[0] ?? (await context.newPage()));
}

function readerAt(page: Page): Reader {
  const context = page.context();
  return {
    context,
    page,
    async openArticle(url) {
      // Else another hash of the same address would load nothing.
      await page.goto("about:blank");
      await page.goto(url);
      const panel = panelIn(page, page.frameLocator("parley-discussion iframe"));
      await panel.untilLive();
      return panel;
    },
    async openOwnPage(url) {
      await page.goto(url);
      const panel = panelIn(page, page);
      await panel.untilLive();
      return panel;
    },
    anotherTab: async () => readerAt(await context.newPage()),
    async frame() {
      const element = await page.waitForSelector("parley-discussion iframe");
      const frame = await element.contentFrame();
      if (!frame) throw new Error("the frame is not there");
      return frame;
    },
    close: () => context.close(),
  };
}
