import { mayModerate, type Person } from "../account-directory/person.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import { THE_PUBLIC, type Viewer } from "./present-comments.ts";

/** How this person looks at a comment; null: a guest. */
export function viewerOf(person: Person | null, { siteId }: Pick<CommentRecord, "siteId">): Viewer {
  if (person === null) return THE_PUBLIC;
  return mayModerate(person, siteId) ? { kind: "moderator" } : { kind: "person", id: person.id };
}
