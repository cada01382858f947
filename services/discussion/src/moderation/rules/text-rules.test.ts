import { describe, expect, test } from "@jest/globals";
import { CONTENT_LIMITS } from "../../content/content-limits.ts";
import { parseContent } from "../../content/parse-content.ts";
import type { Draft, TextRule } from "./rule.ts";
import { runTextRules, textRules } from "./rules.ts";
import { hold } from "./verdict.ts";

function aDraft(body: string, more: Partial<Draft> = {}): Draft {
  const settings = { bodyMaxLength: 20, linksMax: 1 };
  return { body, content: parseContent(body), moderator: false, settings, ...more };
}

const generous = { bodyMaxLength: 20_000, linksMax: 1 };

describe("length", () => {
  test.each([
    ["[T52] one below the limit", "a".repeat(19), "pass"],
    ["[T52] the limit", "a".repeat(20), "pass"],
    ["[T52] one above", "a".repeat(21), "refuse"],
    ["[T52] the limit in letters of two units", "👍".repeat(20), "pass"],
    ["[T51] nothing to read", "> \u200b\u3164", "refuse"],
  ])("%s", async (_, body, kind) => {
    expect(await runTextRules(textRules, aDraft(body))).toMatchObject({ kind });
  });

  test("refused → the field is named, for moderators too", async () => {
    const ruling = await runTextRules(textRules, aDraft("a".repeat(21), { moderator: true }));
    expect(ruling).toMatchObject({
      kind: "refuse",
      refusal: { code: "invalid-input", members: { errors: [{ path: "body" }] } },
    });
  });
});

describe("links", () => {
  const two = "https://a.example [b](https://b.example)";

  test("[T85] more than the site allows → held, with the reason", async () => {
    const ruling = await runTextRules(textRules, aDraft(two, { settings: generous }));
    expect(ruling).toEqual({
      kind: "hold",
      flags: [{ rule: "links", detail: "2 links, 1 allowed" }],
    });
  });

  test("as many as allowed → passes", async () => {
    const ruling = await runTextRules(
      textRules,
      aDraft("https://a.example", { settings: generous }),
    );
    expect(ruling).toEqual({ kind: "pass" });
  });

  test("a moderator's many → passes", async () => {
    const draft = aDraft(two, { settings: generous, moderator: true });
    expect(await runTextRules(textRules, draft)).toEqual({ kind: "pass" });
  });

  test("[T105] hundreds → refused, for moderators too", async () => {
    const body = "http://a.example ".repeat(CONTENT_LIMITS.bareLinks + 1);
    const draft = aDraft(body, { settings: generous, moderator: true });
    expect(await runTextRules(textRules, draft)).toMatchObject({
      kind: "refuse",
      refusal: { code: "invalid-input" },
    });
  });
});

describe("runTextRules", () => {
  const holds = (name: string): TextRule => ({
    name,
    sparesModerators: true,
    judge: async () => hold(name, "why"),
  });

  test("several holds → all flags, in the list's order", async () => {
    const ruling = await runTextRules([holds("a"), holds("b")], aDraft("x"));
    expect(ruling).toMatchObject({ kind: "hold", flags: [{ rule: "a" }, { rule: "b" }] });
  });

  test("a refusal → ends it, the rules behind are not asked", async () => {
    const asked: string[] = [];
    const behind: TextRule = {
      name: "behind",
      sparesModerators: false,
      judge: () => {
        asked.push("behind");
        return hold("behind", "why");
      },
    };
    const ruling = await runTextRules([holds("a"), ...textRules, behind], aDraft(" "));
    expect(ruling.kind).toBe("refuse");
    expect(asked).toEqual([]);
  });
});
