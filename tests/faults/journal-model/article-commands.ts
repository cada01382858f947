import type { ArticleCommand, PostCommand } from "@parley/discussion/article-stream/commands";
import {
  aDecision,
  anEdit,
  aPost,
  aText,
  MODERATOR,
} from "@parley/discussion/article-stream/testing/commands";
import type { SeededRandom } from "./seeded-random.ts";

export interface Client {
  readonly stream: string;
  /** Of all comments that anybody ever tried to post. */
  readonly ids: string[];
}

const AUTHORS = ["ann", "ben", "cem"].map((id) => ({ id, moderator: false }));
const DECISIONS = ["approve", "hide", "restore", "pin", "unpin"] as const;
const OPEN_AGAIN = { state: "open", slowModeSeconds: null, premoderated: null } as const;
const TEXTS = 30;
const KEYS = 40;

/** Few authors, keys, texts and comments, so that they meet. */
export function nextArticleCommand(random: SeededRandom, client: Client): ArticleCommand {
  const dice = random.below(20);
  if (dice < 9 || client.ids.length === 0) return post(random, client);
  const id = random.pick(client.ids.slice(-12));
  const actor = random.pick(AUTHORS);
  if (dice < 11) return anEdit(id, { actor, text: someText(random) });
  if (dice < 12) return { kind: "delete", id, actor };
  if (dice < 18) return aDecision(random.pick(DECISIONS), id, someDecision(random));
  return {
    kind: "change-article",
    siteId: "site",
    articleId: client.stream,
    actor: MODERATOR,
    change: random.pick([
      { state: "closed" },
      ...Array.from({ length: 4 }, () => OPEN_AGAIN),
      { slowModeSeconds: 1 },
      { premoderated: true },
      { title: `title ${random.below(3)}` },
    ] as const),
  };
}

function post(random: SeededRandom, { stream, ids }: Client): PostCommand {
  const id = `${stream}-${ids.length}`;
  const parentId = ids.length > 0 && random.chance(0.6) ? random.pick(ids.slice(-8)) : null;
  ids.push(id);
  const text = someText(random);
  return aPost({
    id,
    parentId,
    text,
    author: random.chance(0.1) ? MODERATOR : random.pick(AUTHORS),
    articleId: stream,
    key: `key ${random.below(KEYS)}`,
    fingerprint: JSON.stringify([parentId, text.source]),
  });
}

const someText = (random: SeededRandom) => aText(`text ${random.below(TEXTS)}`);

const someDecision = (random: SeededRandom) => ({
  reason: "spam",
  expectedVersion: random.chance(0.3) ? 1 + random.below(3) : null,
});
