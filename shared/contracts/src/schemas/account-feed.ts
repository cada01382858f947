import * as z from "zod";
import { rolesSchema } from "./account.ts";

/** What auth tells the other services on its internal listener (correctness F1, F2). */
export const feedAccountSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  roles: rolesSchema,
  disabled: z.boolean(),
  deleted: z.boolean(),
  /** Tokens with a smaller epoch are void. */
  epoch: z.number().int(),
  /** The number of the entry that last changed this account: only a higher one is applied. */
  n: z.number().int(),
});

export const feedPageSchema = z.object({
  /** Another id than last time, or a position ahead of the feed's, means: read everything again. */
  feedId: z.string(),
  position: z.number().int(),
  accounts: z.array(feedAccountSchema),
  endedSessions: z.array(z.object({ sid: z.string(), at: z.string() })),
  /** true: ask again at once. */
  more: z.boolean(),
});

export type FeedAccount = z.infer<typeof feedAccountSchema>;
export type FeedPage = z.infer<typeof feedPageSchema>;
