/** An index as data. `sparse`: only documents that have the field. */
export interface MongoIndex {
  readonly collection: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique?: true;
  readonly sparse?: true;
  /** Only documents that this matches; of all of them where the server knows no partial indexes. */
  readonly only?: Readonly<Record<string, unknown>>;
}
