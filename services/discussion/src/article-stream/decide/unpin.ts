import type { Transition } from "./moderate.ts";

export const unpin: Transition = (comment) => (comment.pinned ? { pinned: false } : "same");
