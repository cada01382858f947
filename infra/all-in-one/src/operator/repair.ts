import { readDiscussionConfig } from "@parley/discussion/config";
import { openStores } from "@parley/discussion/open-stores";
import { repairArticles } from "@parley/discussion/repair/repair-articles";
import { createLogger } from "@parley/service-kit/logger";

/**
 * Recounts every article; says a line for each that differed, and answers the last one. May be asked while the product
 * runs: its processes hear of it by looking at the store, within two seconds where somebody reads.
 */
export async function repair(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  const stores = await openStores(readDiscussionConfig(env), {
    logger: createLogger("error"),
    now: Date.now,
    onArticleApplied() {},
    onSiteApplied() {},
  });
  try {
    const { looked, repaired } = await repairArticles({
      ...stores,
      onRepaired({ siteId, articleId }, { comments, fields }) {
        say(`${siteId}/${articleId}: ${fields.join(", ")} (comments: ${comments.length})`);
      },
    });
    return `${looked} articles looked at, ${repaired} repaired`;
  } finally {
    await stores.close();
  }
}
