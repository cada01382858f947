import { beforeAll, expect, test } from "@jest/globals";
import { describeWith } from "../support/describe-with.ts";
import type { Actor } from "../support/product-people.ts";
import { until } from "../support/until.ts";
import { layoutOf } from "./stage/layout.ts";
import { openMongoStage, openStage, type Stage } from "./stage/open-stage.ts";
import type { Panel } from "./stage/panel.ts";

await describeWith(openStage, "the main job in a browser, SQLite", mainJob);
await describeWith(openMongoStage, "the main job in a browser, MongoDB", mainJob);

/** On the demo's pages, which are another site than the product. One test goes on where the last one ended. */
function mainJob(stage: Stage): void {
  let writer: Panel;
  let watcher: Panel;
  let moderator: Panel;
  let role: Actor;

  beforeAll(async () => {
    const url = `${stage.product.demo}/articles/harbour-clock`;
    const open = async () => (await stage.aReader()).openArticle(url);
    role = await stage.people.aModerator("demo");
    [writer, watcher, moderator] = await Promise.all([open(), open(), open()]);
  }, 60_000);

  test("the front page → says how many comments each article has", async () => {
    const { page } = await stage.aReader();
    await page.goto(stage.product.demo);
    const count = page.locator('[data-parley-count="harbour-clock"]');
    await until(async () => (await count.innerText()) === "5", "the count is there");
    await page.context().close();
  });

  test("a guest → reads, and is told how to take part", async () => {
    await writer.comment("Four strokes for a four").waitFor();
    await writer.view.getByText("Log in or register to take part").waitFor();
    expect(await writer.view.getByRole("heading", { level: 2 }).innerText()).toMatch(/^Discussion/);
  });

  test("registers in the panel and writes → others see the pill, and nothing moves under them", async () => {
    await writer.register("Ada Quill");
    const seen = watcher.comment("Is the workshop open");
    await seen.scrollIntoViewIfNeeded();
    const before = await layoutOf(watcher);
    const own = await writer.post("It struck while I was under it.");
    expect(await own.evaluate((article) => article === document.activeElement)).toBe(true);
    await watcher.pill().waitFor();
    expect(await watcher.pill().innerText()).toContain("1 new comment");
    expect(await watcher.comment("under it").count()).toBe(0);
    expect(await layoutOf(watcher)).toEqual(before);
    await watcher.pill().click();
    await watcher.comment("under it").waitFor();
  });

  test("replies → others are told in that thread, and see it when they ask", async () => {
    await writer.reply(writer.comment("My grandfather"), "Mine set it by the ferry.");
    const waiting = watcher.view.getByText("1 new reply");
    await waiting.waitFor();
    expect(await watcher.comment("by the ferry").count()).toBe(0);
    await waiting.click();
    await watcher.comment("by the ferry").waitFor();
  });

  test("edits → others see the new text in place", async () => {
    const own = await writer.thisComment("by the ferry");
    await own.getByRole("button", { name: "Edit" }).click();
    await own.getByRole("textbox").fill("Mine set it by the *night* ferry.");
    await own.getByRole("button", { name: "Save" }).click();
    await writer.comment("by the night ferry").waitFor();
    const seen = watcher.comment("by the night ferry");
    await seen.waitFor();
    await seen.getByText("edited").waitFor();
    expect(await seen.locator("em").innerText()).toBe("night");
  });

  test("votes → the count moves for all, once a person", async () => {
    const vote = (panel: Panel) =>
      panel.comment("Four strokes").getByRole("button", { name: /vote/ });
    const [before] = /\d+/.exec(await vote(writer).innerText()) ?? [];
    await vote(writer).click();
    const after = String(Number(before) + 1);
    await vote(watcher).getByText(after, { exact: true }).waitFor();
    expect(await vote(writer).getAttribute("aria-pressed")).toBe("true");
    await vote(writer).click();
    await vote(watcher).getByText(String(before), { exact: true }).waitFor();
  });

  test("deletes after a question → it goes for all; a no keeps it", async () => {
    const own = await writer.thisComment("by the night ferry");
    const ask = () => own.getByRole("button", { name: "Delete", exact: true }).click();
    await ask();
    await writer.button("Cancel").click();
    await ask();
    await writer.button("Delete comment").click();
    await writer.comment("Deleted by its author").waitFor();
    await watcher.comment("Deleted by its author").waitFor();
    expect(await watcher.comment("by the night ferry").count()).toBe(0);
  });

  test("a moderator hides and restores in place → the others see it as it happens", async () => {
    await moderator.logIn(role);
    await moderator.pill().click();
    await moderator.button("Hide: Ada Quill").click();
    await moderator.button("Restore: Ada Quill").waitFor();
    await watcher.comment("Removed by a moderator").waitFor();
    await writer.comment("Removed by a moderator").waitFor();
    expect(await watcher.comment("under it").count()).toBe(0);
    await moderator.button("Restore: Ada Quill").click();
    await watcher.comment("under it").waitFor();
    await writer.comment("under it").waitFor();
  });

  test("a moderator pins → it says so for all", async () => {
    await moderator.button("Pin: Jo Whitfield").click();
    await watcher.comment("Four strokes").getByText("Pinned").waitFor();
    await moderator.button("Unpin: Jo Whitfield").click();
    await watcher.comment("Four strokes").getByText("Pinned").waitFor({ state: "detached" });
  });

  test("pre-moderated → only author and moderator see it, until it is approved", async () => {
    const path = "/api/v1/sites/demo/articles/harbour-clock";
    await stage.call("PATCH", path, { as: role, body: { premoderated: true } });
    const own = await writer.post("Does it strike at night?");
    await own.getByText("Waiting for a moderator. Only you can see this.").waitFor();
    const held = await moderator.thisComment("Does it strike at night?");
    expect(await watcher.comment("strike at night").count()).toBe(0);
    await held.getByRole("button", { name: "Approve: Ada Quill" }).click();
    await watcher.pill().click();
    await watcher.comment("strike at night").waitFor();
    await own.getByText("Waiting for a moderator").waitFor({ state: "detached" });
  });

  test("a moderator closes the discussion → nobody is offered to write any more", async () => {
    await moderator.button("Close the discussion").click();
    const closed = "This discussion is closed to new comments.";
    await writer.view.getByText(closed).waitFor();
    await watcher.view.getByText(closed).waitFor();
    expect(await watcher.button(/^Reply to/).count()).toBe(0);
    await moderator.button("Open the discussion").click();
    await writer.composer().waitFor();
  });

  test("[T59] all of it → no violation of a policy, no error in any console", () => {
    expect(stage.faults).toEqual([]);
  });
}
