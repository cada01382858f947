import { setTimeout } from "node:timers/promises";
import type { MongoStore } from "../storage/mongo/open-mongo.ts";
import { createMongoSteps, type MongoViews } from "./mongo-steps.ts";
import type { Journal, OnApplied, StreamKind } from "./port.ts";
import { createSteppedJournal } from "./stepped/stepped-journal.ts";

export type { MongoViews };

export interface MongoJournalOptions<State, Command, Needs, Outcome> {
  readonly store: MongoStore;
  readonly kind: StreamKind<State, Command, Needs, Outcome>;
  readonly views: MongoViews<State, Needs>;
  readonly onApplied: OnApplied;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Random and unique: names an attempt to append [J5]. */
  readonly newAttempt: () => string;
}

/**
 * [J3] One insert is the commit point; the payload is applied afterwards, step by step, each acknowledged by a
 * majority. Right on a lone server, a replica set and a sharded cluster, with no transaction and no lock.
 */
export function createMongoJournal<State, Command, Needs, Outcome>({
  store,
  views,
  ...deps
}: MongoJournalOptions<State, Command, Needs, Outcome>): Journal<Command, Outcome> {
  const wait = async (milliseconds: number): Promise<void> => setTimeout(milliseconds);
  return createSteppedJournal({
    ...deps,
    steps: createMongoSteps(store, views),
    patience: { wait, random: Math.random },
  });
}
