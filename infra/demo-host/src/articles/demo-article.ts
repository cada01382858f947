/** One comment of a seeded discussion. */
export interface SeedComment {
  author: string;
  text: string;
  /** The place in the list of the comment that this one answers; it stands before this one. */
  answers?: number;
  /** Names of people of this discussion who vote for it. */
  votes?: readonly string[];
}

/** An article of the demo newspaper, with the discussion that a first start finds under it. */
export interface DemoArticle {
  id: string;
  locale: "en" | "ru";
  section: string;
  title: string;
  summary: string;
  paragraphs: readonly string[];
  comments: readonly SeedComment[];
}
