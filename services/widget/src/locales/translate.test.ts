import { describe, expect, test } from "@jest/globals";
import { loadMessages } from "./load-messages.ts";
import { ago, createTranslate } from "./translate.ts";

const en = createTranslate("en", loadMessages("en"));
const ru = createTranslate("ru", loadMessages("ru"));

describe("createTranslate", () => {
  test("count: Russian 1, 3, 5, 21 → one, few, many, one", () => {
    expect([1, 3, 5, 21].map((n) => ru.count("newComments", n))).toEqual([
      "1 новый комментарий",
      "3 новых комментария",
      "5 новых комментариев",
      "21 новый комментарий",
    ]);
  });

  test("count: a large number → written the locale's way", () => {
    expect(en.count("newComments", 1234)).toBe("1,234 new comments");
  });

  test("plain: a name that looks like a place for a value → stays as it is", () => {
    expect(en("replyTo", { name: "{name} $& <b>" })).toBe("Reply to {name} $& <b>");
  });
});

describe("ago", () => {
  const now = Date.parse("2026-05-10T12:00:00.000Z");

  test("seconds, minutes, hours, days → words; a week → null", () => {
    const told = ["11:59:30", "11:58:00", "09:00:00"].map((time) =>
      ago(en, `2026-05-10T${time}.000Z`, now),
    );
    expect(told).toEqual(["just now", "2 minutes ago", "3 hours ago"]);
    expect(ago(en, "2026-05-08T11:00:00.000Z", now)).toBe("2 days ago");
    expect(ago(en, "2026-05-03T12:00:00.000Z", now)).toBeNull();
  });

  test("a clock ahead of ours → just now", () => {
    expect(ago(en, "2026-05-10T12:05:00.000Z", now)).toBe("just now");
  });
});
