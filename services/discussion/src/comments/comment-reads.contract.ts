import { describe } from "@jest/globals";
import { openForSuite, type OpenStores } from "../testing/opened-stores.ts";
import { testFinding } from "./contract/finding.ts";
import { testOwn } from "./contract/own.ts";
import { testReplies } from "./contract/replies.ts";
import { testRootOrders } from "./contract/root-orders.ts";
import { testRootPages } from "./contract/root-pages.ts";

/** What comment-reads.ts promises of every store. */
export function describeCommentReads(name: string, open: OpenStores): void {
  describe(`comment reads on ${name}`, () => {
    const suite = openForSuite(open);
    testFinding(suite);
    testRootOrders(suite);
    testRootPages(open);
    testReplies(suite);
    testOwn(suite);
  });
}
