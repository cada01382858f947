import type { ErrorCode } from "@parley/contracts/error-codes";
import type { ArticleRef } from "@parley/contracts/live-events";
import { articleRefSchema } from "@parley/contracts/schemas/live";
import { parse } from "@parley/service-kit/http/parse";
import { AppError } from "@parley/service-kit/problem";
import { streamOf } from "../../article-stream/stream-id.ts";
import type { Connection } from "../connection.ts";
import type { People } from "../people.ts";
import type { Person } from "../../account-directory/person.ts";
import type { Presence } from "../presence.ts";

export interface TypingDeps {
  people: Pick<People, "personOn">;
  /** null where this person may post there, else the code that says why not. */
  refusesPost(person: Person, article: ArticleRef): Promise<ErrorCode | null>;
  presence: Pick<Presence, "typing">;
}

/** Counts for people who may post only: else `unauthenticated`, `sanctioned`, `thread-closed`, `not-found` … */
export async function typing(
  deps: TypingDeps,
  connection: Connection,
  payload: unknown,
): Promise<object> {
  const article = parse(articleRefSchema, payload);
  const person = deps.people.personOn(connection);
  if (!person) throw new AppError("unauthenticated", "log in to take part");
  const code = await deps.refusesPost(person, article);
  if (code) throw new AppError(code, "this person may not post here");
  deps.presence.typing(streamOf(article.siteId, article.articleId), person.id);
  return {};
}
