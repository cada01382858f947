import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "@jest/globals";
import { openTestBrowser, type CookieChoice } from "./browser.ts";
import { describeWith } from "./describe-with.ts";
import { freePort } from "./free-port.ts";

// A page on 127.0.0.1 frames one on localhost, which is another site.
const frame = `<script>
  document.cookie = "plain=1; SameSite=None; Secure";
  document.cookie = "parted=1; SameSite=None; Secure; Partitioned";
  let storage = "works";
  try { sessionStorage.setItem("a", "1"); } catch (error) { storage = error.name; }
  document.title = document.cookie + " | " + storage;
</script>`;

await describeWith(openTestBrowser, "Chromium", (browser) => {
  test.each<[CookieChoice, string]>([
    ["as-shipped", "parted=1 | SecurityError"],
    ["third-party-allowed", "plain=1; parted=1 | works"],
    ["none-allowed", " | SecurityError"],
  ])("cookies %s → a frame of another site sees %s", async (cookies, seen) => {
    const port = await freePort();
    const server = createServer((req, res) => {
      res.setHeader("content-type", "text/html");
      res.end(req.url === "/f" ? frame : `<iframe src="http://localhost:${port}/f"></iframe>`);
    }).listen(port);
    await once(server, "listening");
    const profile = await browser.openProfile({ cookies });
    const page = await profile.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const inner = page.frames()[1];
    await inner?.waitForFunction(() => document.title !== "");
    expect(await inner?.title()).toBe(seen.trim());
    server.close();
  });
});
