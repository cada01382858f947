import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { openTestBrowser } from "../support/browser.ts";
import { describeWith } from "../support/describe-with.ts";
import { PASSWORD } from "../support/product-people.ts";
import { startService, type ServiceProcess } from "../support/service-process.ts";
import { axeFindings } from "./stage/axe.ts";
import { openReader } from "./stage/reader.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

await describeWith(openTestBrowser, "a first start, and the account page", (browser) => {
  let product: ServiceProcess;
  let folder: string;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-account-"));
    const env = { DATA_DIR: folder, DEMO_PORT: "off" };
    product = await startService({ args: ["dist/server/all-in-one.js"], cwd: ROOT, env });
    const expected = /^Failed to load resource: .* (400|401)/;
    ({ page } = await openReader(browser, faults, { expected }));
  }, 60_000);
  afterAll(async () => {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const setUpLink = () => /\S+\/account#setup=\S+/.exec(product.output())?.[0] ?? "";
  async function fill(fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      await page.getByLabel(label, { exact: true }).fill(value);
    }
  }

  test("the printed link → makes the first admin, who is then logged in", async () => {
    await page.goto(setUpLink());
    await page.getByRole("heading", { name: "Set up the first administrator" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await fill({ Name: "Ada Quill", "E-mail": "ada@example.org", Password: PASSWORD });
    await button("Register").click();
    await page.getByText("ada@example.org").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(page.url()).not.toContain("setup=");
  });

  test("name and language → are kept", async () => {
    await fill({ Name: "Ada Feather" });
    await page.getByLabel("Language").selectOption("ru");
    await button("Save").click();
    await page.getByRole("status").getByText("Saved").waitFor();
    await page.reload();
    await page.getByText("ada@example.org").waitFor();
    expect(await page.locator("#parley-name").inputValue()).toBe("Ada Feather");
    expect(await page.locator("#parley-locale").inputValue()).toBe("ru");
  });

  test("out, in with a wrong password, in with the right one → as it says", async () => {
    await page.locator("button.more").click();
    await page.locator("#parley-email").fill("ada@example.org");
    await page.locator("#parley-password").fill("not the password at all");
    await page.locator("[type=submit]").click();
    await page.getByRole("alert").waitFor();
    await page.locator("#parley-password").fill(PASSWORD);
    await page.locator("[type=submit]").click();
    await page.getByText("ada@example.org").waitFor();
  });

  test("the link again → it was used", async () => {
    await page.goto("about:blank");
    await page.goto(setUpLink());
    await fill({ Name: "Eve", "E-mail": "eve@example.org", Password: PASSWORD });
    await button("Register").click();
    await page.getByRole("alert").getByText("This link was used or has expired").waitFor();
  });

  test("[T59] all of it → no violation of a policy, no other error in any console", () => {
    expect(faults).toEqual([]);
  });
});
