/** Finished bytes, the same for every guest. */
export interface CachedPage {
  readonly body: Buffer;
  /** null until made, and for good where it would gain nothing. */
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
  /** A weak hash of `body`, so one serves all encodings ([P2]). */
  readonly etag: string;
  /** The article's `seq` that the page was built at, or an earlier one ([W1]). */
  readonly seq: number;
}

/** Which page: an article's stream, and what tells its variants apart (sort, cursor, limit, replies). */
export interface PageName {
  readonly stream: string;
  readonly key: string;
}

/** A page on the shelf, with what decides how long it is good. Times are milliseconds. */
export interface ShelvedPage {
  readonly name: PageName;
  page: CachedPage;
  /** When its build began. */
  readonly builtAt: number;
  /** When the store last said that nothing newer is there. */
  lookedAt: number;
  /** A vote came since: good for the rest of its second. */
  stale: boolean;
  /** Asked for again, so its compressed variants are worth making. */
  compressing: boolean;
}
