import type { ArticleRecord } from "../article-stream/records.ts";

/** What is read of articles. */
export interface ArticleReads {
  /** [AR1] With the last applied entry's number; null for an article nothing happened in. */
  find(stream: string): Promise<{ article: ArticleRecord; n: number } | null>;
  /** [AR2] Visible comments by stream; absent where nothing happened. At most 100 asked at once. */
  counts(streams: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** [AR3] [W5] The last applied entry's number by stream, in one query; absent where nothing happened. */
  lastSeqs(streams: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** [AR4] Every article of every site, by stream, from the one after that stream; at most `limit`. */
  all(after: string | null, limit: number): Promise<readonly ArticleRecord[]>;
}
