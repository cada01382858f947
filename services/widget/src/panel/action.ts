import type { DecisionAction, Sort } from "@parley/contracts/types";

/** Where a person writes: under the article, in answer to a comment, or over an own one. */
export type Slot = "root" | `reply:${string}` | `edit:${string}`;

/** Everything a person can do here. Components only say it; perform.ts and the parts loaded later do it. */
export type Action =
  | { do: "sort"; sort: Sort }
  | { do: "load-more" }
  | { do: "show-replies"; rootId: string }
  | { do: "show-new" }
  | { do: "fold"; id: string }
  | { do: "go-to"; id: string }
  | { do: "share"; id: string }
  | { do: "pause"; paused: boolean }
  | { do: "single-keys"; on: boolean }
  | PersonAction
  | ModeratorAction;

/** What needs a person: done by the part that is loaded when somebody takes part. */
export type PersonAction =
  | { do: "ask-login"; form: "login" | "register"; at: Slot | "gate" }
  | { do: "close-login" }
  | { do: "log-in"; email: string; password: string }
  | { do: "register"; email: string; password: string; name: string }
  | { do: "log-out" }
  | { do: "vote"; id: string; value: 1 | 0 | -1 }
  | { do: "write"; slot: Slot }
  | { do: "stop-writing"; slot: Slot }
  | { do: "draft"; slot: Slot; text: string }
  | { do: "send"; slot: Slot }
  | { do: "ask-delete"; id: string | null }
  | { do: "delete"; id: string };

/** What needs a role: done by the part that is loaded for moderators. */
export type ModeratorAction =
  | { do: "decide"; id: string; action: DecisionAction }
  | { do: "set-state"; state: "open" | "closed" };
