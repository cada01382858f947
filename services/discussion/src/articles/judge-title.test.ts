import { describe, expect, test } from "@jest/globals";
import { textRules } from "../moderation/rules/rules.ts";
import { FIRST_SETTINGS } from "../site-stream/records.ts";
import { judgeTitle } from "./judge-title.ts";

const LINKS = "https://a.example https://b.example https://c.example https://d.example";

describe("[A1] judgeTitle", () => {
  const judge = (title: string | null, settings = FIRST_SETTINGS, moderator = false) =>
    judgeTitle({ textRules }, title, { settings, moderator });

  test.each([
    ["plain words → kept", "The harbour clock", "The harbour clock"],
    ["none → none", null, null],
    ["nothing to read → none", "\u200b\u00ad", null],
    ["links that a rule holds → none", LINKS, null],
  ])("%s", async (_what, title, kept) => expect(await judge(title)).toBe(kept));

  test("a moderator's → spared as a comment would be", async () => {
    expect(await judge(LINKS, FIRST_SETTINGS, true)).toBe(LINKS);
  });

  test("longer than the site's comments may be → kept", async () => {
    const settings = { ...FIRST_SETTINGS, bodyMaxLength: 5 };
    expect(await judge("The harbour clock", settings)).toBe("The harbour clock");
  });
});
