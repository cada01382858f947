import { describe } from "@jest/globals";
import { openForSuite, type OpenStores } from "../testing/opened-stores.ts";
import { testBatches } from "./contract/batches.ts";
import { testHistories } from "./contract/histories.ts";
import { testOneArticle } from "./contract/one-article.ts";

/**
 * What every store's views promise: they are the fold of the entries, and decisions are made on them.
 * `histories`: how many random ones are tried.
 */
export function describeArticleViews(
  name: string,
  open: OpenStores,
  { histories }: { histories: number },
): void {
  describe(`article views on ${name}`, () => {
    const suite = openForSuite(open);
    testHistories(suite, histories);
    testBatches(suite, histories);
    testOneArticle(suite);
  });
}
