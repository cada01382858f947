import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Frame } from "playwright-core";
import { describeWith } from "../support/describe-with.ts";
import { PASSWORD, type Actor } from "../support/product-people.ts";
import { axeFindings, widthsThatScroll } from "./stage/axe.ts";
import { postAll } from "./stage/fill-article.ts";
import { openStage } from "./stage/open-stage.ts";
import type { Reader } from "./stage/reader.ts";

await describeWith(openStage, "axe-core finds nothing, and nothing scrolls sideways", (stage) => {
  let person: Actor;
  let moderator: Actor;
  /** Of the pages besides the panel. */
  let visitor: Reader;
  beforeAll(async () => {
    visitor = await stage.aReader({ expected: /^Failed to load resource: .* 404/ });
    person = await stage.people.aReader();
    moderator = await stage.people.aModerator(stage.siteId);
  });

  /** Something of everything: a thread, a link, code, a tombstone with a reply, one that waits for a moderator. */
  async function aDiscussion(locale: string): Promise<string> {
    const attributes = { locale, theme: "auto" };
    const { articleId, url } = stage.anArticle({ attributes, lang: locale });
    const long = "A_word_that_is_much_longer_than_any_narrow_screen_is_wide_".repeat(3);
    const texts = [
      "A root with a [link](https://example.org/) and `code`.",
      "To be removed.",
      long,
    ];
    const [root, removed] = await postAll(stage, person, { articleId, texts });
    const replies = { articleId, texts: ["> Quoted.\n\nAnd answered."] };
    const [reply] = await postAll(stage, moderator, { ...replies, parentId: root?.id ?? "" });
    await postAll(stage, person, { articleId, texts: ["Deeper."], parentId: reply?.id ?? "" });
    await postAll(stage, person, {
      articleId,
      texts: ["An answer."],
      parentId: removed?.id ?? "",
    });
    const decisions = `/api/v1/comments/${removed?.id}/decisions`;
    await stage.call("POST", decisions, { as: moderator, body: { action: "hide" } });
    const path = `/api/v1/sites/${stage.siteId}/articles/${articleId}`;
    await stage.call("PATCH", path, { as: moderator, body: { premoderated: true } });
    await postAll(stage, person, { articleId, texts: ["This one waits."] });
    return url;
  }

  describe.each(["en", "ru"])("the panel, %s", (locale) => {
    let reader: Reader;
    let frame: Frame;
    beforeAll(async () => {
      reader = await stage.aReader({ expected: /^Failed to load resource: .* 401/ });
      await reader.openArticle(await aDiscussion(locale));
      frame = await reader.frame();
    }, 60_000);
    afterAll(() => reader.close());

    async function logIn(actor: Actor, password = PASSWORD): Promise<void> {
      await frame.locator("#parley-email").fill(actor.email);
      await frame.locator("#parley-password").fill(password);
      await frame.locator(".forms [type=submit]").click();
    }
    async function logOut(): Promise<void> {
      await frame.locator("#parley-options > summary").click();
      await frame.locator(".menu-list button").last().click();
      await frame.locator(".join").waitFor();
    }

    const states: [string, () => Promise<void>][] = [
      ["a guest, and a tombstone", () => frame.locator(".gone").waitFor()],
      ["the options", () => frame.locator("#parley-options > summary").click()],
      [
        "the form to register",
        async () => {
          await frame.locator("#parley-options > summary").click();
          await frame.locator(".join .btn.s").click();
          await frame.locator("#parley-name").waitFor();
        },
      ],
      [
        "the form to log in",
        async () => {
          await frame.locator(".forms .a").click();
          await frame.locator("#parley-name").waitFor({ state: "detached" });
        },
      ],
      [
        "an error in it",
        async () => {
          await logIn(person, "not the password at all");
          await frame.locator(".forms .error").waitFor();
        },
      ],
      [
        "a person, and an own comment that waits",
        async () => {
          await logIn(person);
          await frame.locator(".note").waitFor();
        },
      ],
      ["a reply being written", () => frame.locator("[data-reply]").first().click()],
      [
        "the question before a comment goes",
        async () => {
          await frame.locator("[data-status=pending] .act button").last().click();
          await frame.locator("dialog[open]").waitFor();
        },
      ],
      [
        "a moderator",
        async () => {
          await frame.locator("dialog .btn").first().click();
          await logOut();
          await frame.locator(".join .btn.p").click();
          await logIn(moderator);
          await frame.locator(".modbar .ok").first().waitFor();
        },
      ],
    ];
    test.each(states)("%s", async (_state, reach) => {
      await reach();
      expect(await axeFindings(reader.page, frame)).toEqual([]);
      expect(await widthsThatScroll(reader.page, frame)).toEqual([]);
    });
  });

  test.each([
    ["the demo's front page", () => `${stage.product.demo}/`],
    ["the demo's article", () => `${stage.product.demo}/articles/harbour-clock`],
    ["the discussion's own page", () => `${stage.origin}/d/demo/harbour-clock`],
    ["the page that says what this is", () => `${stage.origin}/`],
    ["the account page", () => `${stage.origin}/account`],
    ["the API page", () => `${stage.origin}/docs`],
    ["a page that is not there", () => `${stage.origin}/d/no-such-site/a`],
  ])("%s", async (_page, address) => {
    await visitor.page.goto(address());
    expect(await axeFindings(visitor.page)).toEqual([]);
    expect(await widthsThatScroll(visitor.page)).toEqual([]);
  });

  test("[T59] all of it → no violation of a policy, no other error in any console", () => {
    expect(stage.faults).toEqual([]);
  });
});
