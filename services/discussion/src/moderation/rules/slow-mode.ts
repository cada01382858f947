import type { ArticleRule } from "./rule.ts";
import { PASS } from "./verdict.ts";

/** One comment per person and article in that many seconds. */
export const slowMode: ArticleRule = {
  name: "slow-mode",
  sparesModerators: true,
  judge({ slowModeSeconds, lastPostAt, at }) {
    if (slowModeSeconds === 0 || lastPostAt === null) return PASS;
    const waitMs = Date.parse(lastPostAt) + slowModeSeconds * 1_000 - Date.parse(at);
    if (waitMs <= 0) return PASS;
    const detail = `slow mode: one comment in ${slowModeSeconds} seconds`;
    const retryAfterSeconds = Math.ceil(waitMs / 1_000);
    return { kind: "refuse", refusal: { code: "rate-limited", detail, retryAfterSeconds } };
  },
};
