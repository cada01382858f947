import type { Transition } from "./moderate.ts";

/** [C1] Only from hidden. */
export const restore: Transition = (comment) => {
  if (comment.status === "visible") return "same";
  if (comment.status !== "hidden") return { impossible: "only a hidden comment can be restored" };
  return { status: "visible", wasPublic: true, flags: [], hiddenReason: null, hiddenAt: null };
};
