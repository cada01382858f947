import type { DecisionAction, Sort } from "@parley/contracts/types";

/** Where a person writes: under the article, in answer to a comment, or over an own one. */
export type Slot = "root" | `reply:${string}` | `edit:${string}`;

/** Where the log-in form stands: where it was asked for. */
export type LoginPlace = Slot | "gate" | `vote:${string}`;

/** Everything a person can do here. Components only say it; perform.ts and the parts loaded later do it. */
export type Action = ReadingAction | PersonAction | ModeratorAction;

/** What anybody can do. */
export type ReadingAction =
  | { do: "sort"; sort: Sort }
  | { do: "load-more" }
  | { do: "show-replies"; rootId: string }
  | { do: "show-new" }
  | { do: "fold"; id: string }
  | { do: "go-to"; id: string }
  | { do: "share"; id: string }
  | { do: "pause"; paused: boolean }
  | { do: "single-keys"; on: boolean };

export interface Credentials {
  email: string;
  password: string;
  /** Given: for a new account. */
  name?: string;
}

/** What needs a person: done by the part that is loaded when somebody takes part. */
export type PersonAction =
  | { as: "person"; do: "ask-login"; form: "login" | "register"; at: LoginPlace }
  | { as: "person"; do: "close-login" }
  | { as: "person"; do: "log-in"; credentials: Credentials }
  | { as: "person"; do: "log-out" }
  | { as: "person"; do: "vote"; id: string; value: 1 | 0 | -1 }
  | { as: "person"; do: "write"; slot: Slot }
  | { as: "person"; do: "stop-writing"; slot: Slot }
  | { as: "person"; do: "draft"; slot: Slot; text: string }
  | { as: "person"; do: "send"; slot: Slot }
  | { as: "person"; do: "ask-delete"; id: string | null }
  | { as: "person"; do: "delete"; id: string };

/** What needs a role: done by the part that is loaded for moderators. */
export type ModeratorAction =
  | { as: "moderator"; do: "decide"; id: string; action: DecisionAction }
  | { as: "moderator"; do: "set-state"; state: "open" | "closed" };
