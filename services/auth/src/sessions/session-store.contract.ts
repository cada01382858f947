import { describe, expect, test } from "@jest/globals";
import { ACCOUNT_STREAM } from "../account-stream/account-stream.ts";
import { aSession } from "../testing/an-account.ts";
import { type OpenStores, storesOf } from "../testing/open-stores.ts";
import type { ChainStep } from "./session-store.ts";

const stepTo = (current: string, parent: string): ChainStep => ({
  chain: { current, parent, madeAt: 5, salt: "salt", keyId: "k" },
  lastUsedAt: "2026-02-02T10:00:00.000Z",
  exchangedAt: null,
});

export function describeSessionStore(name: string, open: OpenStores): void {
  describe(`session store on ${name}`, () => {
    const start = storesOf(open);

    test("[SE1] [SE2] insert → found whole; unknown → null", async () => {
      const { sessions } = await start();
      const session = aSession({ userAgent: "Ёжик/1.0 'x'" });
      await sessions.insert(session);
      expect(await sessions.find(session.sid)).toEqual(session);
      expect(await sessions.find("nobody")).toBeNull();
    });

    test("[SE3] [F4] twenty steps at once from one token → exactly one", async () => {
      const { sessions } = await start();
      const session = aSession();
      const { current } = session.chain;
      await sessions.insert(session);
      const won = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          sessions.step(session.sid, current, stepTo(`token${i}`, current)),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      const { chain, lastUsedAt } = stepTo(`token${won.indexOf(true)}`, current);
      expect(await sessions.find(session.sid)).toEqual({ ...session, chain, lastUsedAt });
    });

    test("[SE3] [F4] a session that has ended → no step, whatever the token", async () => {
      const { sessions, journal } = await start();
      const session = aSession();
      await sessions.insert(session);
      await journal.submit(ACCOUNT_STREAM, {
        kind: "end-session",
        sid: session.sid,
        why: "logout",
      });
      const { current } = session.chain;
      expect(await sessions.step(session.sid, current, stepTo("next", current))).toBe(false);
      expect(await sessions.find(session.sid)).toMatchObject({
        endedWhy: "logout",
        chain: session.chain,
      });
    });

    test("[SE4] beganIn: that account in that place → yes; another of either → no", async () => {
      const { sessions } = await start();
      await sessions.insert(aSession({ accountId: "a", place: "home" }));
      expect(await sessions.beganIn("a", "home")).toBe(true);
      expect(await sessions.beganIn("a", "work")).toBe(false);
      expect(await sessions.beganIn("b", "home")).toBe(false);
    });
  });
}
