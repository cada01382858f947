import type { Transition } from "./moderate.ts";

/** Visible or held → hidden. The text stays for its author and for moderators. */
export const hide: Transition = (comment, command, moment) =>
  comment.status === "hidden"
    ? "same"
    : { status: "hidden", pinned: false, hiddenReason: command.reason, hiddenAt: moment.at };
