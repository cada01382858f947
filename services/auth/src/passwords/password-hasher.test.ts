import { describe, expect, test } from "@jest/globals";
import { createHashQueue } from "./hash-queue.ts";
import { createPasswordHasher } from "./password-hasher.ts";

const queue = createHashQueue({ inFlight: 2, waiting: 100 });
const hasherOf = (options: { pepper?: string; pepperId?: string; cost?: number } = {}) =>
  createPasswordHasher({ pepper: "a pepper", pepperId: "p1", cost: 4, queue, ...options });

describe("password hasher", () => {
  const hasher = hasherOf();

  test("[T6] equal passwords → different $2b$ hashes, without the pepper in them", async () => {
    const [one, two] = await Promise.all([
      hasher.hash("correct horse"),
      hasher.hash("correct horse"),
    ]);
    expect(one.hash).toMatch(/^\$2b\$04\$/);
    expect(one.hash).not.toBe(two.hash);
    expect(JSON.stringify(one)).not.toContain("a pepper");
  });

  test("[T6] another cost or pepper id → stale", async () => {
    const stored = await hasher.hash("correct horse");
    expect(hasher.isStale(stored)).toBe(false);
    expect(hasherOf({ cost: 5 }).isStale(stored)).toBe(true);
    expect(hasherOf({ pepperId: "p2" }).isStale(stored)).toBe(true);
  });

  test("another pepper → the right password is wrong", async () => {
    const stored = await hasher.hash("correct horse");
    await expect(hasherOf({ pepper: "other" }).verify("correct horse", stored)).resolves.toBe(
      false,
    );
  });

  test("[T5] the same password typed NFC, NFD and full width → all log in", async () => {
    const stored = await hasher.hash("Ünïcödé pässwörd");
    await expect(hasher.verify("Ünïcödé pässwörd".normalize("NFD"), stored)).resolves.toBe(true);
    await expect(hasher.verify("Ünïcödé ｐässwörd".normalize("NFC"), stored)).resolves.toBe(true);
    await expect(hasher.verify("ünïcödé pässwörd", stored)).resolves.toBe(false);
  });

  test("two passwords that differ after 72 bytes → differ", async () => {
    const stored = await hasher.hash(`${"x".repeat(72)}Y`);
    await expect(hasher.verify(`${"x".repeat(72)}Z`, stored)).resolves.toBe(false);
    await expect(hasher.verify(`${"x".repeat(72)}Y`, stored)).resolves.toBe(true);
  });

  test("[T7] no such account → false, after a hash of the same cost", async () => {
    await expect(hasher.verify("anything", null)).resolves.toBe(false);
  });
});
