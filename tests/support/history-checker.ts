import type { CommentsPush } from "@parley/contracts/live-events";
import type { Comment, ModeratedComment } from "@parley/contracts/types";
import { isShown } from "@parley/contracts/visible-thread";

/** `unknown`: the answer was lost, or said that nobody can tell. */
export type Outcome = "ok" | "refused" | "unknown";

export interface PostRecord {
  /** Stands in every text of this comment and in no other's. */
  tag: string;
  outcome: Outcome;
  /** As answered, where it was. */
  answered?: Comment;
}

export interface WatcherRecord {
  name: string;
  held: readonly Comment[];
  /** In the order in which they came, with a number that grows with each new connection. */
  pushes: readonly { connection: number; push: CommentsPush }[];
  /** Names of events that only a person or a moderator may get. */
  privateEvents: readonly string[];
}

/** One article, after all is quiet. */
export interface History {
  posts: readonly PostRecord[];
  watchers: readonly WatcherRecord[];
  /** All there is, hidden and pending too, as a moderator lists it. */
  stored: readonly ModeratedComment[];
  /** A fresh load of all pages and replies. */
  thread: readonly Comment[];
  commentCount: number;
  /** What each voter's own part of the article says. */
  votes: readonly { voter: string; commentId: string; value: number }[];
}

type Check = (history: History) => string[];

/** What a history must not show; empty where it holds. Each line names the comment or the watcher. */
export function violationsOf(history: History): string[] {
  return checks.flatMap((check) => check(history));
}

const checks: readonly Check[] = [
  acknowledgedOnce,
  refusedAbsent,
  unknownAtMostOnce,
  nothingMadeUp,
  watchersEqualThread,
  pushesJoin,
  nothingPrivatePushed,
  noTextAfterItsHide,
  parentsBeforeChildren,
  countsEqualRecount,
  oneVoteAPerson,
];

const withTag = (stored: readonly ModeratedComment[], tag: string) =>
  stored.filter(({ source }) => source?.includes(tag));

function acknowledgedOnce({ posts, stored }: History): string[] {
  return posts.flatMap(({ tag, answered }) => {
    if (!answered) return [];
    const ids = stored.filter(({ id }) => id === answered.id);
    const others = withTag(stored, tag).filter(({ id }) => id !== answered.id);
    const times = ids.length + others.length;
    return times === 1 ? [] : [`acknowledged ${tag} (${answered.id}) is there ${times} times`];
  });
}

function refusedAbsent({ posts, stored }: History): string[] {
  const refused = posts.filter(({ outcome }) => outcome === "refused");
  return refused
    .filter(({ tag }) => withTag(stored, tag).length > 0)
    .map(({ tag }) => `refused ${tag} is there`);
}

function unknownAtMostOnce({ posts, stored }: History): string[] {
  const unknown = posts.filter(({ outcome }) => outcome === "unknown");
  return unknown
    .filter(({ tag }) => withTag(stored, tag).length > 1)
    .map(({ tag }) => `unknown ${tag} is there more than once`);
}

function nothingMadeUp({ posts, stored }: History): string[] {
  const ids = new Set(posts.map(({ answered }) => answered?.id));
  const strange = stored.filter(
    ({ id, source }) => !ids.has(id) && !posts.some(({ tag }) => source?.includes(tag)),
  );
  // A deleted one keeps no text to know it by; nobody deletes what was not answered.
  return strange.map(({ id }) => `${id} is there, and nobody posted it`);
}

/** All that a reader sees of a comment; votes are hints and may lag. */
function seen(comment: Comment): string {
  const { id, version, status, author, content, parentId, rootId, ordinal, editedAt } = comment;
  const { answered, pinned, replyCount } = comment;
  const words = { author, content, editedAt, answered, pinned, replyCount };
  return JSON.stringify([id, version, status, parentId, rootId, ordinal, words]);
}

function watchersEqualThread({ watchers, thread }: History): string[] {
  const truth = new Map(thread.filter(isShown).map((comment) => [comment.id, seen(comment)]));
  return watchers.flatMap(({ name, held }) => {
    const view = new Map(held.filter(isShown).map((comment) => [comment.id, seen(comment)]));
    const ids = new Set([...truth.keys(), ...view.keys()]);
    return [...ids]
      .filter((id) => truth.get(id) !== view.get(id))
      .map((id) => `${name} sees ${view.get(id)} where the thread has ${truth.get(id)}`);
  });
}

function pushesJoin({ watchers }: History): string[] {
  return watchers.flatMap(({ name, pushes }) =>
    pushes.flatMap(({ connection, push }, i) => {
      const before = pushes[i - 1];
      if (push.seq < push.after) return [`${name}: a push from ${push.after} to ${push.seq}`];
      if (before?.connection !== connection || before.push.seq === push.after) return [];
      return [`${name}: after ${before.push.seq} came a push that begins at ${push.after}`];
    }),
  );
}

function nothingPrivatePushed({ posts, stored, watchers }: History): string[] {
  const never = new Set(stored.filter(wasNeverPublic).map(({ id }) => id));
  const secret = posts.filter(
    ({ answered }) => answered?.status === "pending" && never.has(answered.id),
  );
  return watchers.flatMap(({ name, pushes, privateEvents }) => {
    const faults = privateEvents.map((event) => `${name} got ${event}`);
    for (const { push } of pushes) {
      const text = JSON.stringify(push);
      faults.push(
        ...push.comments
          .filter(isPrivate)
          .map(({ id }) => `${name} was pushed what is not public of ${id}`),
        ...secret
          .filter(({ tag }) => text.includes(tag))
          .map(({ tag }) => `${name} was pushed pending ${tag}`),
      );
    }
    return faults;
  });
}

/** An approved one may be held again after an edit. */
function wasNeverPublic({ status, history }: ModeratedComment): boolean {
  return status === "pending" && history.every(({ action }) => action !== "approve");
}

function isPrivate(comment: Comment): boolean {
  const { status, source, author, content } = comment;
  if (status === "pending" || source !== undefined) return true;
  return status !== "visible" && (author !== null || content.length > 0);
}

/** On one connection pushes keep their order, so a text told after its own hide was sent after it. */
function noTextAfterItsHide({ watchers }: History): string[] {
  return watchers.flatMap(({ name, pushes }) => {
    const hiddenAt = new Map<string, number>();
    return pushes.flatMap(({ push }) =>
      push.comments.flatMap(({ id, status, version }) => {
        if (status !== "visible") hiddenAt.set(id, version);
        return version < (hiddenAt.get(id) ?? 0) ? [`${name} got ${id} after its hide`] : [];
      }),
    );
  });
}

function parentsBeforeChildren({ thread, watchers }: History): string[] {
  const byId = new Map(thread.map((comment) => [comment.id, comment]));
  const orphans = thread.filter(({ parentId, ordinal }) => {
    if (parentId === null) return false;
    const parent = byId.get(parentId);
    return !parent || parent.ordinal >= ordinal;
  });
  const early = watchers.flatMap(({ name, pushes }) =>
    pushes.flatMap(({ push: { comments } }) => {
      const place = new Map(comments.map(({ id }, i) => [id, i]));
      return comments
        .filter(({ parentId }, i) => parentId !== null && (place.get(parentId) ?? -1) > i)
        .map(({ id }) => `${name} was pushed ${id} before its parent`);
    }),
  );
  return [...orphans.map(({ id }) => `${id} has no parent before it`), ...early];
}

function countsEqualRecount({ stored, thread, commentCount }: History): string[] {
  const visible = stored.filter(({ status }) => status === "visible");
  const faults =
    visible.length === commentCount
      ? []
      : [`commentCount is ${commentCount}, and ${visible.length} are visible`];
  for (const { id, rootId, replyCount } of thread) {
    const replies = visible.filter((one) => one.rootId === rootId && one.id !== rootId).length;
    if (replies !== replyCount) {
      faults.push(`${id} tells ${replyCount} replies, and ${replies} are visible`);
    }
  }
  return faults;
}

function oneVoteAPerson({ votes, thread }: History): string[] {
  return thread
    .filter(({ status }) => status === "visible")
    .flatMap(({ id, votes: told }) => {
      const own = votes.filter(({ commentId }) => commentId === id);
      const up = own.filter(({ value }) => value === 1).length;
      const down = own.filter(({ value }) => value === -1).length;
      if (told.up === up && told.down === down) return [];
      return [`${id} tells ${told.up}/${told.down} votes, and people gave ${up}/${down}`];
    });
}
