import type { ArticleRef } from "@parley/contracts/live-events";
import type { Article, Comment, MyPart, ThreadPage } from "@parley/contracts/types";
import type { Product } from "./product.ts";
import { SITE } from "./starting-state.ts";
import { callsOf, type Answer, type Call } from "./product-call.ts";
import { openLiveClient, type LiveClient, type LiveOptions } from "./product-live.ts";
import { type Actor, type People, peopleOf, unique } from "./product-people.ts";

export interface Posting {
  body?: string;
  key?: string;
  parentId?: string;
}

export interface ProductClient extends People {
  /** Where it runs, its configuration, its internal listener. */
  running(): Product;
  readonly call: Call;
  /** An article that nobody commented on yet. */
  anArticle(siteId?: string): ArticleRef;
  /** Posts, whatever the answer. */
  tryPost(author: Actor, article: ArticleRef, posting?: Posting): Promise<Answer<Comment>>;
  /** Posts what must be taken. A text of its own unless told. */
  post(author: Actor, article: ArticleRef, posting?: Posting): Promise<Comment>;
  decide(moderator: Actor, id: string, decision: object): Promise<Answer<Comment>>;
  changeArticle(moderator: Actor, article: ArticleRef, change: object): Promise<Answer<Article>>;
  thread(article: ArticleRef, query?: string): Promise<ThreadPage>;
  mine(person: Actor, article: ArticleRef): Promise<MyPart>;
  /** Closed with the product. */
  live(options?: LiveOptions): Promise<LiveClient>;
}

/** `/api/v1/sites/…/articles/…`. */
export const pathOf = ({ siteId, articleId }: ArticleRef): string =>
  `/api/v1/sites/${siteId}/articles/${encodeURIComponent(articleId)}`;

/** What tests do with a running product. `clients` keeps the sockets, for whoever stops it. */
export function productClient(running: () => Product, clients: LiveClient[]): ProductClient {
  const call = callsOf(() => running().origin);
  function tryPost(author: Actor, article: ArticleRef, posting: Posting = {}) {
    const { body = unique("text"), key = unique("key"), parentId } = posting;
    const sent = parentId === undefined ? { body } : { body, parentId };
    return call<Comment>("POST", `${pathOf(article)}/comments`, { as: author, body: sent, key });
  }
  return {
    ...peopleOf(call),
    running,
    call,
    tryPost,
    anArticle: (siteId = SITE) => ({ siteId, articleId: unique("article") }),
    async post(author, article, posting) {
      const { status, json, text } = await tryPost(author, article, posting);
      if (status !== 201) throw new Error(`not posted: ${status} ${text}`);
      return json;
    },
    decide: (as, id, body) => call("POST", `/api/v1/comments/${id}/decisions`, { as, body }),
    changeArticle: (as, article, body) => call("PATCH", pathOf(article), { as, body }),
    thread: async (article, query = "") =>
      (await call<ThreadPage>("GET", `${pathOf(article)}/thread${query}`)).json,
    mine: async (as, article) => (await call<MyPart>("GET", `${pathOf(article)}/me`, { as })).json,
    async live(options) {
      const client = await openLiveClient(running().origin, options);
      clients.push(client);
      return client;
    },
  };
}
