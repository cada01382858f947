import * as z from "zod";
import type { FeedPlace } from "./account-directory.ts";

/** How both stores keep the place: as one value, so that it can only be whole. */
const feedPlaceSchema: z.ZodType<FeedPlace> = z.object({
  feedId: z.string(),
  position: z.number().int(),
});

export const writePlace = ({ feedId, position }: FeedPlace): string =>
  JSON.stringify({ feedId, position });

export const readPlace = (kept: string | null): FeedPlace | null =>
  kept === null ? null : feedPlaceSchema.parse(JSON.parse(kept));
