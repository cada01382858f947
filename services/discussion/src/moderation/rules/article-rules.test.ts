import { describe, expect, test } from "@jest/globals";
import type { ArticleFacts } from "./rule.ts";
import { articleRules, runArticleRules } from "./rules.ts";

function someFacts(more: Partial<ArticleFacts> = {}): ArticleFacts {
  return {
    slowModeSeconds: 0,
    premoderated: false,
    repeatedText: false,
    lastPostAt: null,
    at: "2026-01-01T00:01:00.000Z",
    moderator: false,
    ...more,
  };
}

const judge = (more: Partial<ArticleFacts>) => runArticleRules(articleRules, someFacts(more));
const flag = (rule: string) => expect.objectContaining({ rule });

describe("articleRules", () => {
  test("nothing against it → public", () => {
    expect(judge({})).toEqual({ kind: "pass" });
  });

  test("pre-moderated → held", () => {
    expect(judge({ premoderated: true })).toEqual({ kind: "hold", flags: [flag("premoderation")] });
  });

  test("[T85] a repeated text → held", () => {
    expect(judge({ repeatedText: true })).toEqual({ kind: "hold", flags: [flag("repeats")] });
  });

  test("several reasons → all flags", () => {
    expect(judge({ premoderated: true, repeatedText: true })).toEqual({
      kind: "hold",
      flags: [flag("premoderation"), flag("repeats")],
    });
  });

  test("a moderator in a pre-moderated, slow article, again the same → public", () => {
    const against = { slowModeSeconds: 60, premoderated: true, repeatedText: true };
    const ruling = judge({ ...against, lastPostAt: "2026-01-01T00:00:59.000Z", moderator: true });
    expect(ruling).toEqual({ kind: "pass" });
  });
});

describe("slow mode", () => {
  test("too soon → rate-limited, with the whole seconds to wait", () => {
    expect(judge({ slowModeSeconds: 60, lastPostAt: "2026-01-01T00:00:10.500Z" })).toMatchObject({
      kind: "refuse",
      refusal: { code: "rate-limited", retryAfterSeconds: 11 },
    });
  });

  test.each([
    ["exactly after that time", "2026-01-01T00:00:00.000Z"],
    ["never posted here", null],
  ])("%s → public", (_, lastPostAt) => {
    expect(judge({ slowModeSeconds: 60, lastPostAt })).toEqual({ kind: "pass" });
  });
});
