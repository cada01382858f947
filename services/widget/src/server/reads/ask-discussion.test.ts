import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import * as z from "zod";
import { startTinyDiscussion, type TinyDiscussion } from "../testing/tiny-discussion.ts";
import { createAskDiscussion, type AskDiscussion } from "./ask-discussion.ts";

const question = { path: "/thing", schema: z.object({ n: z.number() }) };

describe("askDiscussion", () => {
  let discussion: TinyDiscussion;
  let ask: AskDiscussion;
  let now = 0;

  beforeEach(async () => {
    discussion = await startTinyDiscussion();
    discussion.answers.set("/thing", { n: 1 });
    now = 0;
    const options = { serviceToken: "t", trustMs: 2_000, maxKeptLength: 10_000 };
    ask = createAskDiscussion({ baseUrl: discussion.url, now: () => now, ...options });
  });
  afterEach(() => discussion.close());

  test("[P3] within two seconds → no question; after them → one, answered by 304", async () => {
    await ask(question, false);
    now = 1_999;
    await ask(question, false);
    expect(discussion.asked).toEqual(["200 /thing"]);
    now = 2_000;
    expect((await ask(question, false))?.value).toEqual({ n: 1 });
    expect(discussion.asked).toEqual(["200 /thing", "304 /thing"]);
    now = 3_999;
    await ask(question, false);
    expect(discussion.asked).toHaveLength(2);
  });

  test("something changed → the new value with another etag", async () => {
    const before = await ask(question, false);
    discussion.answers.set("/thing", { n: 2 });
    now = 2_000;
    const after = await ask(question, false);
    expect(after?.value).toEqual({ n: 2 });
    expect(after?.etag).not.toBe(before?.etag);
  });

  test("a hundred ask at once → one question", async () => {
    await Promise.all(Array.from({ length: 100 }, () => ask(question, false)));
    expect(discussion.asked).toEqual(["200 /thing"]);
  });

  test("[P1] a fresh look → neither what is kept nor a question under way will do", async () => {
    const first = ask(question, false);
    await Promise.all([first, ask(question, true)]);
    await ask(question, true);
    expect(discussion.asked).toHaveLength(3);
  });

  test("what is not there → null, asked again each time, and forgotten when it goes", async () => {
    expect(await ask({ ...question, path: "/other" }, false)).toBeNull();
    await ask(question, false);
    discussion.answers.delete("/thing");
    now = 2_000;
    expect(await ask(question, false)).toBeNull();
    discussion.answers.set("/thing", { n: 3 });
    expect((await ask(question, false))?.value).toEqual({ n: 3 });
  });

  test("nobody answers → store-unavailable, and the next question tries again", async () => {
    const nobody = createAskDiscussion({
      baseUrl: "http://127.0.0.1:1",
      serviceToken: "t",
      now: () => now,
      trustMs: 2_000,
      maxKeptLength: 10_000,
    });
    await expect(nobody(question, false)).rejects.toMatchObject({ code: "store-unavailable" });
    await expect(nobody(question, false)).rejects.toMatchObject({ code: "store-unavailable" });
  });
});
