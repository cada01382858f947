import type { Changes } from "./port.ts";

/** What a decision that changes something begins with. */
export const NO_CHANGES: Changes = {
  create: [],
  set: [],
  head: {},
  marks: [],
  totals: {},
  log: [],
};
