import { setTimeout as pause } from "node:timers/promises";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { PostRecord } from "../../support/history-checker.ts";
import type { SeededRandom } from "../journal-model/seeded-random.ts";
import type { Answer } from "./call.ts";
import type { Actor } from "./people.ts";

const RETRIES = 20;

/** What one article's rounds leave for the checker and for each other. */
export interface ArticleStory {
  readonly article: ArticleRef;
  readonly posts: PostRecord[];
  /** Ids of answered comments, with who wrote them. */
  readonly known: { id: string; author: string }[];
}

/** One actor's share of a round: a few actions, one after the other, chosen by its own random numbers. */
export interface Turn {
  readonly story: ArticleStory;
  readonly random: SeededRandom;
  /** Of the round and the actor; no other turn has it. */
  readonly name: string;
  readonly steps: number;
}

export async function writerTurn(writer: Actor, turn: Turn): Promise<void> {
  const { story, random } = turn;
  for (let step = 0; step < turn.steps; step += 1) {
    const own = story.known.filter(({ author }) => author === writer.id);
    const dice = random.fraction();
    if (dice < 0.55 || own.length === 0) await post(writer, turn, step);
    else if (dice < 0.7) await writer.edit(...editOf(random.pick(own).id, turn, step));
    else if (dice < 0.8) await writer.remove(random.pick(own).id);
    else await vote(writer, turn);
    if (random.chance(0.5)) await pause(random.below(15));
  }
}

export async function moderatorTurn(
  moderator: Actor,
  { story, random, steps }: Turn,
): Promise<void> {
  const actions = ["hide", "hide", "restore", "pin", "unpin", "approve", "approve"];
  for (let step = 0; step < steps; step += 1) {
    if (story.known.length > 0) {
      const newest = story.known.slice(-12);
      await moderator.decide(random.pick(newest).id, random.pick(actions));
    }
    await pause(random.below(15));
  }
}

/** An edit keeps its comment's tag, by which the checker knows it. */
function editOf(id: string, { story, name }: Turn, step: number): [id: string, text: string] {
  const tag = story.posts.find(({ answered }) => answered?.id === id)?.tag ?? "";
  return [id, `${tag} edited in ${name}, step ${step}`];
}

async function post(writer: Actor, { story, random, name }: Turn, step: number): Promise<void> {
  const tag = `#${name}.${step}#`;
  const parent =
    story.known.length > 0 && random.chance(0.6) ? random.pick(story.known).id : undefined;
  const send = () => writer.post(story.article, `${tag} says ${writer.id}`, tag, parent);
  const { outcome, json: answered } = random.chance(0.7) ? await untilKnown(send) : await send();
  story.posts.push(answered ? { tag, outcome, answered } : { tag, outcome });
  if (answered) story.known.push({ id: answered.id, author: writer.id });
}

/** [J12] A vote whose outcome is unknown may be stored and not yet counted; asked again, it is. */
async function vote(writer: Actor, { story, random }: Turn): Promise<void> {
  const { id } = random.pick(story.known);
  const value = random.chance(0.7) ? 1 : 0;
  await untilKnown(() => writer.vote(id, value));
}

async function untilKnown<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
  let answer = await send();
  for (let again = 0; answer.outcome === "unknown" && again < RETRIES; again += 1) {
    answer = await send();
  }
  return answer;
}
