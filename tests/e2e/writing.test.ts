import { expect, test } from "@jest/globals";
import type { ThreadPage } from "@parley/contracts/types";
import { plainTextOf } from "@parley/discussion/content/plain-text-of";
import { describeWith } from "../support/describe-with.ts";
import { openStage, type Stage } from "./stage/open-stage.ts";
import type { Reader } from "./stage/reader.ts";

/** What the browser says of a request that a test makes fail. */
const expected = /^Failed to load resource/;

await describeWith(openStage, "writing in the frame", (stage) => {
  test.each(["before it reached the server", "after it reached the server"])(
    "the connection breaks %s → the text stays, and Retry sends it once, with the same key",
    async (when) => {
      const { articleId, url } = stage.anArticle();
      const reader = await stage.aReader({ expected });
      const keys = headersSentBy(reader, "idempotency-key");
      const panel = await reader.openArticle(url);
      await panel.register();
      await reader.context.route("**/comments", async (route) => {
        if (when.startsWith("after")) await route.fetch();
        await route.abort();
      });
      await panel.composer().fill("Nothing of this may be lost.");
      await panel.button("Post comment").click();
      await panel.view.getByRole("alert").waitFor();
      expect(await panel.view.getByRole("alert").innerText()).toMatch(/^Not sent/);
      expect(await panel.composer().inputValue()).toBe("Nothing of this may be lost.");
      expect(await panel.composer().getAttribute("aria-describedby")).toContain("-error");
      await reader.context.unroute("**/comments");
      await panel.button("Retry").click();
      await panel.comment("Nothing of this may be lost.").waitFor();
      expect(await textsOf(stage, articleId)).toEqual(["Nothing of this may be lost."]);
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
      await reader.close();
    },
  );

  test("the session ended meanwhile → log in again in place, and the same text goes out once", async () => {
    const { articleId, url } = stage.anArticle();
    const reader = await stage.aReader({ expected });
    const keys = headersSentBy(reader, "idempotency-key");
    const tokens = headersSentBy(reader, "authorization");
    const panel = await reader.openArticle(url);
    const person = await panel.register();
    await panel.composer().fill("Written before the session ended.");
    await stage.call("POST", "/auth/v1/logout", {
      headers: { authorization: tokens.at(-1) ?? "" },
    });
    await panel.button("Post comment").click();
    const form = panel.view.getByRole("form", { name: "Log in" });
    await form.getByText("Your session has ended").waitFor();
    await panel.fillIn("Log in", person);
    await panel.comment("Written before the session ended.").waitFor();
    expect(await textsOf(stage, articleId)).toEqual(["Written before the session ended."]);
    expect(new Set(keys).size).toBe(1);
    await reader.close();
  });

  test("Ctrl+Enter → sends; Esc in an empty reply → back to Reply", async () => {
    const { url } = stage.anArticle();
    const reader = await stage.aReader();
    const panel = await reader.openArticle(url);
    await panel.register();
    await panel.composer().fill("By keyboard alone.");
    await reader.page.keyboard.press("Control+Enter");
    const own = await panel.thisComment("By keyboard alone.");
    await own.getByRole("button", { name: /^Reply to/ }).click();
    await own.getByRole("textbox").press("Escape");
    await own.getByRole("textbox").waitFor({ state: "detached" });
    await reader.close();
  });

  test("[T59] all of it → no violation of a policy, no error in any console", () => {
    expect(stage.faults).toEqual([]);
  });
});

/** The values so far of a header that this reader's requests carry. */
function headersSentBy({ page }: Reader, name: string): string[] {
  const values: string[] = [];
  page.on("request", (request) => {
    const value = request.headers()[name];
    if (value !== undefined) values.push(value);
  });
  return values;
}

async function textsOf({ call, siteId }: Stage, articleId: string): Promise<string[]> {
  const path = `/api/v1/sites/${siteId}/articles/${articleId}/thread?sort=oldest&limit=100`;
  const { json } = await call<ThreadPage>("GET", path);
  return json.comments.map((comment) => plainTextOf(comment.content));
}
