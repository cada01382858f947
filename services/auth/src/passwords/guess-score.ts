import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
});

/** zxcvbn's measure, from 0 (at once) to 4; `words` are what a guesser tries first. Loading this file takes megabytes. */
export function guessScore(password: string, words: string[]): number {
  return estimator.check(password, words).score;
}
