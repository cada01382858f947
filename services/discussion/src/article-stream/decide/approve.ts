import type { Transition } from "./moderate.ts";

/** Held → visible. A hidden comment is restored, not approved. */
export const approve: Transition = (comment) => {
  if (comment.status === "visible") return "same";
  if (comment.status !== "pending")
    return { impossible: "the comment is hidden: restore it instead" };
  return { status: "visible", wasPublic: true, flags: [] };
};
