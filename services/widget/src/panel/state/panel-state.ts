import type { Account, ModeratedComment, MyPart } from "@parley/contracts/types";
import type { LoginPlace, Slot } from "../action.ts";
import type { PanelProps } from "../panel-props.ts";
import { openThread } from "../thread/open-thread.ts";
import type { ThreadState } from "../thread/thread-state.ts";

export type LiveMark = "off" | "live" | "paused" | "reconnecting";

/** Where the session outlives a reload: the cookie, the frame's own storage, or nowhere (design, "In a frame"). */
export type SessionKept = "cookie" | "tab" | "memory";

export interface Person {
  account: Account;
  kept: SessionKept;
}

/** A text being written. Its key is made with the first attempt and stays while the text is the same. */
export interface Draft {
  text: string;
  key: string | null;
  /** `locked-out`: the session ended meanwhile; it goes out after the next log-in. */
  phase: "writing" | "sending" | "failed" | "locked-out";
  /** What went wrong, in the reader's language. */
  error: string | null;
}

export interface LoginForm {
  form: "login" | "register";
  at: LoginPlace;
  busy: boolean;
  error: string | null;
}

/** All that the panel shows. The server's render is exactly `initialState`. */
export interface PanelState {
  thread: ThreadState;
  /** Milliseconds; when the server printed the page, until the browser's clock ticks. */
  now: number;
  /** The browser has taken over: exact times can be told in the reader's zone. */
  started: boolean;
  person: Person | null;
  /** What only this person may see of the article; null for guests. */
  mine: Pick<MyPart, "votes" | "removed" | "sanction"> | null;
  login: LoginForm | null;
  drafts: Partial<Record<Slot, Draft>>;
  /** The comment that is asked about in the delete question. */
  deleting: string | null;
  folded: ReadonlySet<string>;
  /** Washed for a moment: what was just shown. */
  fresh: ReadonlySet<string>;
  linkedId: string | null;
  /** Whose link was asked for last; `href` where it could not be copied. */
  shared: { id: string; href: string | null } | null;
  /** What is being fetched: "more", "sort", or a root's id. */
  busy: ReadonlySet<string>;
  live: LiveMark;
  online: boolean;
  singleKeys: boolean;
  /** Reports and flags, for moderators. */
  cases: ReadonlyMap<string, Pick<ModeratedComment, "reports" | "flags">>;
  /** Read out by screen readers. */
  announcement: string;
  /** Read out at once and shown: what went wrong outside any form. */
  alert: string | null;
}

export function initialState(props: PanelProps): PanelState {
  return {
    thread: openThread(props),
    now: Date.parse(props.renderedAt),
    started: false,
    person: null,
    mine: null,
    login: null,
    drafts: {},
    deleting: null,
    folded: new Set(),
    fresh: new Set(),
    linkedId: props.linked?.comment.id ?? null,
    shared: null,
    busy: new Set(),
    live: "off",
    online: true,
    singleKeys: true,
    cases: new Map(),
    announcement: "",
    alert: null,
  };
}
