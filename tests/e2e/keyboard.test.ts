import { beforeAll, expect, test } from "@jest/globals";
import type { Comment } from "@parley/contracts/types";
import type { Locator } from "playwright-core";
import { describeWith } from "../support/describe-with.ts";
import type { Actor } from "../support/product-people.ts";
import { until } from "../support/until.ts";
import { postAll } from "./stage/fill-article.ts";
import { openStage } from "./stage/open-stage.ts";
import type { Panel } from "./stage/panel.ts";
import type { Reader } from "./stage/reader.ts";

await describeWith(openStage, "focus and keys", (stage) => {
  let panel: Panel;
  let reader: Reader;
  let other: Actor;
  let moderator: Actor;
  let articleId: string;
  let roots: Comment[];

  beforeAll(async () => {
    other = await stage.people.aReader();
    moderator = await stage.people.aModerator(stage.siteId);
    const article = stage.anArticle({ attributes: { sort: "oldest" } });
    ({ articleId } = article);
    roots = await postAll(stage, other, { articleId, texts: ["First.", "Second.", "Third."] });
    const parentId = roots[1]?.id ?? "";
    await postAll(stage, other, { articleId, texts: ["Under that one."], parentId });
    reader = await stage.aReader();
    panel = await reader.openArticle(article.url);
    await panel.register();
  }, 60_000);

  const press = (key: string) => reader.page.keyboard.press(key);
  const postByApi = (text: string) => postAll(stage, other, { articleId, texts: [text] });

  test("a reply is opened → its field; Esc in an empty one → back to Reply", async () => {
    const reply = panel.comment("First.").getByRole("button", { name: /^Reply to/ });
    await reply.focus();
    await press("Enter");
    await untilFocused(panel.comment("First.").getByRole("textbox"));
    await press("Escape");
    await untilFocused(reply);
  });

  test("posted → the new comment, and it is said", async () => {
    await panel.composer().focus();
    await reader.page.keyboard.type("Typed, not clicked.");
    await press("Control+Enter");
    await untilFocused(panel.comment("Typed, not clicked."));
    await until(async () => (await panel.status().innerText()) === "Comment posted", "it is said");
  });

  test("the question is answered with no → back to Delete; with yes → what is left of it", async () => {
    const own = await panel.thisComment("Typed, not clicked.");
    const remove = own.getByRole("button", { name: "Delete", exact: true });
    await remove.focus();
    await press("Enter");
    await panel.view.getByRole("dialog").waitFor();
    await press("Escape");
    await untilFocused(remove);
    await press("Enter");
    await panel.button("Delete comment").press("Enter");
    await untilFocused(own);
    expect(await own.innerText()).toContain("Deleted by its author");
  });

  test("the pill → the first of the new ones", async () => {
    await postByApi("Came later.");
    await panel.pill().focus();
    await press("Enter");
    await untilFocused(panel.comment("Came later."));
  });

  test("a thread is folded → the toggle stays, and says so", async () => {
    const toggle = panel.comment("Second.").locator("[data-fold]");
    await toggle.focus();
    await press("Enter");
    await until(async () => (await toggle.getAttribute("aria-expanded")) === "false", "folded");
    expect(await panel.comment("Under that one.").count()).toBe(0);
    await untilFocused(toggle);
    await press("Enter");
    await panel.comment("Under that one.").waitFor();
  });

  test("taken away by a moderator while focus is in it → what is left of it has it, and it is said", async () => {
    const first = await panel.thisComment("First.");
    await first.getByRole("button", { name: /^Reply to/ }).focus();
    const path = `/api/v1/comments/${roots[0]?.id}/decisions`;
    await stage.call("POST", path, { as: moderator, body: { action: "hide" } });
    await untilFocused(first);
    const said = () => panel.status().innerText();
    await until(async () => (await said()) === "Removed by a moderator", "it is said");
  });

  test("j and k → next and previous; u, r, c, n and ? → vote, reply, fold, new ones, help", async () => {
    await panel.comment("Second.").focus();
    await press("j");
    await untilFocused(panel.comment("Under that one."));
    await press("k");
    await untilFocused(panel.comment("Second."));
    await press("c");
    await panel.comment("Under that one.").waitFor({ state: "detached" });
    await press("c");
    await press("u");
    const vote = panel.comment("Second.").getByRole("button", { name: "1 vote" });
    await vote.waitFor();
    await postByApi("By a key.");
    await panel.pill().waitFor();
    await press("n");
    await untilFocused(panel.comment("By a key."));
    await press("?");
    await panel.view.getByText("fold replies").waitFor();
    await panel.comment("Third.").focus();
    await press("r");
    await untilFocused(panel.comment("Third.").getByRole("textbox"));
    await reader.page.keyboard.type("jkurcn?");
    expect(await panel.comment("Third.").getByRole("textbox").inputValue()).toBe("jkurcn?");
  });

  test("single keys turned off → they do nothing", async () => {
    await panel.view.locator("#parley-options").evaluate((menu) => menu.setAttribute("open", ""));
    await panel.button("Turn off single-key shortcuts").click();
    await panel.comment("Second.").focus();
    await press("c");
    await press("j");
    await untilFocused(panel.comment("Second."));
    expect(await panel.comment("Under that one.").count()).toBe(1);
  });

  test("[T59] all of it → no violation of a policy, no error in any console", () => {
    expect(stage.faults).toEqual([]);
  });
});

async function untilFocused(locator: Locator): Promise<void> {
  await locator.waitFor();
  const isFocused = () => locator.evaluate((element) => element === document.activeElement);
  await until(isFocused, "focus is there");
}
