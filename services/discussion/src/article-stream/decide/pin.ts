import type { Transition } from "./moderate.ts";

/** A visible root stands above the others. */
export const pin: Transition = (comment) => {
  if (comment.parentId !== null || comment.status !== "visible")
    return { impossible: "only a visible comment that is no reply can be pinned" };
  return comment.pinned ? "same" : { pinned: true };
};
