import { describe, expect, test } from "@jest/globals";
import { createLogger } from "./logger.ts";

function logged(level: string) {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line) => void lines.push(line) });
  return { logger, lines };
}

const secrets = {
  token: "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl",
  password: 'pa"ss\\word',
  email: "canary@mail.example",
  ipv4: "203.0.113.77",
  ipv6: "2001:db8:85a3::8a2e:370:7334",
  sid: "engine-sid-canary",
};

describe("log", () => {
  test("an event → one JSON line with its name and time", () => {
    const { logger, lines } = logged("info");
    logger.info({ event: "comment.posted", commentId: "c1", count: 3 }, "comment posted");
    logger.debug({ event: "hidden" }, "below the level");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      event: "comment.posted",
      commentId: "c1",
      count: 3,
      msg: "comment posted",
    });
  });

  test("[T112] line breaks, escapes and length in a field → still one line of JSON", () => {
    const { logger, lines } = logged("info");
    const nasty = `a\r\nb\u001b[31m%0a${"x".repeat(100_000)}`;
    logger.warn({ event: "odd", nasty }, "odd\r\n{}");
    expect(lines[0]?.match(/\p{Cc}/gu)).toEqual(["\n"]);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ nasty });
  });

  test("[T108] [T112] secrets in members at any depth, in messages and in causes → nowhere", () => {
    const { logger, lines } = logged("info");
    const { token, password, email, ipv4, ipv6, sid } = secrets;
    logger.info({ event: "a", headers: { authorization: `Bearer ${token}`, cookie: sid } }, "a");
    logger.info({ event: "b", body: { deep: [{ password, refreshToken: sid }] } }, "b");
    logger.info({ event: "c", url: `/live?EIO=4&sid=${sid}&transport=polling` }, "c");
    const cause = new Error(`connect mongodb://user:${sid}@db.example/x from ${ipv4} ${ipv6}`);
    logger.error({ event: "d", err: new Error(`of ${email}: ${token}`, { cause }) }, "d");
    logger.info({ event: "e" }, `Basic ${sid} for ${email}`);
    const text = lines.join("");
    for (const secret of [...Object.values(secrets), JSON.stringify(password).slice(1, -1)]) {
      expect(text).not.toContain(secret);
    }
    for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();
  });

  test("what only looks like one → stays", () => {
    const { logger, lines } = logged("info");
    const harmless = {
      url: "http://127.0.0.1:3100/internal/account-feed?after=3",
      at: "2026-01-02T03:04:05.678Z",
      version: "1.2.3",
      commentId: "Qx1_-abc",
      clock: "12:30:45",
    };
    logger.info({ event: "a", ...harmless }, "to localhost:3000");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject(harmless);
  });
});
