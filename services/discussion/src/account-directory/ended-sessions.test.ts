import { expect, test } from "@jest/globals";
import { createEndedSessions } from "./ended-sessions.ts";

const start = Date.UTC(2026, 0, 1);
const at = new Date(start).toISOString();

test("ended sessions: kept as long as a token of theirs may live, then forgotten", () => {
  let clock = start;
  const ended = createEndedSessions(() => clock);
  ended.add([{ sid: "s1", at }]);
  clock = start + 600_000;
  ended.sweep();
  expect(ended.has("s1")).toBe(true);
  clock = start + 720_001;
  expect(ended.sweep()).toBe("2026-01-01T00:00:00.001Z");
  expect(ended.has("s1")).toBe(false);
});

test("ended sessions: of people seen here → told once each; of others → nobody", () => {
  let clock = start;
  const ended = createEndedSessions(() => clock);
  const exp = start / 1000 + 600;
  ended.seen({ sid: "s1", sub: "ann", exp });
  ended.seen({ sid: "s2", sub: "ann", exp });
  const sessions = ["s1", "s2", "s3"].map((sid) => ({ sid, at }));
  expect(ended.add(sessions)).toEqual(["ann"]);
  clock = start + 600_001;
  ended.sweep();
  expect(ended.add(sessions)).toEqual([]);
});
