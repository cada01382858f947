import type { ArticleRef } from "@parley/contracts/live-events";
import type { Comment } from "@parley/contracts/types";
import { pathOf, type ProductClient } from "../support/product-client.ts";
import { type Actor, unique } from "../support/product-people.ts";
import type { LiveClient } from "../support/product-live.ts";
import type { Action } from "./access-matrix.ts";

/** One of the matrix: the token from before anything was said of the person, and a socket as old. */
export interface Performer {
  readonly actor: Actor;
  readonly token: string | undefined;
  readonly socket: LiveClient;
  /** What the person wrote before; one for each action on an own comment. */
  readonly own: Comment[];
}

/** Where and to whom it is done. */
export interface Scene {
  readonly site: string;
  readonly writer: Actor;
  readonly moderator: Actor;
}

/** What came of it: the status, or the code of a refused event. */
export type Outcome = number | string;
type Attempt = (by: Performer) => Promise<Outcome>;

/** Made at its first use, then the same. */
const once = <Thing>(make: () => Promise<Thing>): (() => Promise<Thing>) => {
  let made: Promise<Thing> | undefined;
  return () => (made ??= make());
};

/** Each action on things of its own, which all who try it share: who is refused changes nothing, and who may, may twice. */
export function accessActions(product: ProductClient, scene: Scene): Record<Action, Attempt> {
  const { call, post, decide, changeArticle, aReader } = product;
  const { site, writer, moderator } = scene;
  const at = `/api/v1/sites/${site}`;
  const place = (): ArticleRef => product.anArticle(site);

  const ask = async (by: Performer, method: string, path: string, body?: object) =>
    (await call(method, path, { as: by.token, body, key: unique("key") })).status;
  const comment = (id: string) => `/api/v1/comments/${id}`;
  const written = (article = place()): Promise<Comment> => post(writer, article);
  async function held(): Promise<Comment> {
    const article = place();
    await changeArticle(moderator, article, { premoderated: true });
    return written(article);
  }
  async function hidden(): Promise<Comment> {
    const one = await written();
    await decide(moderator, one.id, { action: "hide" });
    return one;
  }
  function own({ own: left }: Performer): Comment {
    const one = left.pop();
    if (!one) throw new Error("the person wrote too little");
    return one;
  }
  const on = (
    make: () => Promise<Comment>,
    act: (by: Performer, path: string) => Promise<Outcome>,
  ): Attempt => {
    const subject = once(make);
    return async (by) => act(by, comment((await subject()).id));
  };
  const decision = (action: string, make: () => Promise<Comment>): Attempt =>
    on(make, (by, path) => ask(by, "POST", `${path}/decisions`, { action }));
  const onAccount = (act: (by: Performer, id: string) => Promise<Outcome>): Attempt => {
    const subject = once(aReader);
    return async (by) => act(by, (await subject()).id);
  };
  const refusable = (ack: { ok: boolean; code?: string }): Outcome =>
    ack.ok ? 200 : `${ack.code}`;
  const banOf = (accountId: string) => ({ accountId, kind: "ban", reason: "a test" });

  return {
    "read the thread": (by) => ask(by, "GET", `${pathOf(place())}/thread`),
    "read the site's public settings": (by) => ask(by, "GET", at),
    "read the own part": (by) => ask(by, "GET", `${pathOf(place())}/me`),
    "read a hidden text": on(hidden, (by, path) => ask(by, "GET", path)),
    "read a pending text": on(held, (by, path) => ask(by, "GET", path)),
    post: (by) => ask(by, "POST", `${pathOf(place())}/comments`, { body: unique("text") }),
    async reply(by) {
      const { id, siteId, articleId } = await written();
      const body = { body: unique("text"), parentId: id };
      return ask(by, "POST", `${pathOf({ siteId, articleId })}/comments`, body);
    },
    async "post in a closed thread"(by) {
      const article = place();
      await changeArticle(moderator, article, { state: "closed" });
      return ask(by, "POST", `${pathOf(article)}/comments`, { body: unique("text") });
    },
    "edit an own comment": async (by) =>
      ask(by, "PATCH", comment(own(by).id), { body: unique("text") }),
    "edit another's": on(written, (by, path) => ask(by, "PATCH", path, { body: unique("text") })),
    "delete an own comment": async (by) => ask(by, "DELETE", comment(own(by).id)),
    "delete another's": on(written, (by, path) => ask(by, "DELETE", path)),
    vote: on(written, (by, path) => ask(by, "PUT", `${path}/vote`, { value: 1 })),
    "vote on an own comment": async (by) =>
      ask(by, "PUT", `${comment(own(by).id)}/vote`, { value: 1 }),
    report: on(written, (by, path) => ask(by, "POST", `${path}/reports`, { reason: "spam" })),
    hide: decision("hide", written),
    restore: decision("restore", hidden),
    approve: decision("approve", held),
    pin: decision("pin", written),
    unpin: decision("unpin", written),
    "close the article": (by) => ask(by, "PATCH", pathOf(place()), { state: "closed" }),
    "see the queue and its reports": (by) => ask(by, "GET", `${at}/moderation/comments`),
    "see the log": (by) => ask(by, "GET", `${at}/moderation/log`),
    "see sanctions": (by) => ask(by, "GET", `${at}/sanctions`),
    "ban a reader": onAccount((by, id) => ask(by, "POST", `${at}/sanctions`, banOf(id))),
    "ban a moderator": (by) => ask(by, "POST", `${at}/sanctions`, banOf(moderator.id)),
    async "lift a ban"(by) {
      const body = banOf((await aReader()).id);
      const { json } = await call("POST", `${at}/sanctions`, { as: moderator, body });
      return ask(by, "DELETE", `${at}/sanctions/${String(json["id"])}`);
    },
    async "see origins and all settings"(by) {
      const { json, status } = await call("GET", at, { as: by.token });
      return "allowedOrigins" in json || status !== 200 ? status : 403;
    },
    "change settings": (by) => ask(by, "PATCH", at, { settings: { linksMax: 3 } }),
    "make a site": (by) =>
      ask(by, "POST", "/api/v1/sites", { id: unique("made"), name: "n", allowedOrigins: [] }),
    "read the own account": (by) => ask(by, "GET", "/auth/v1/me"),
    "find an account": (by) => ask(by, "GET", `/auth/v1/accounts?query=${writer.id}`),
    "give a role at the site": onAccount((by, id) =>
      ask(by, "PATCH", `/auth/v1/accounts/${id}`, { roles: { [site]: "moderator" } }),
    ),
    "give a role at all sites": onAccount((by, id) =>
      ask(by, "PATCH", `/auth/v1/accounts/${id}`, { roles: { "*": "admin" } }),
    ),
    "disable an account": onAccount((by, id) =>
      ask(by, "PATCH", `/auth/v1/accounts/${id}`, { disabled: true }),
    ),
    "read the account feed": (by) => ask(by, "GET", "/internal/account-feed?after=0"),
    "read metrics": (by) => ask(by, "GET", "/metrics"),
    "socket: watch": async ({ socket }) => refusable(await socket.watch(place())),
    "socket: typing": async ({ socket }) =>
      refusable(await socket.socket.emitWithAck("typing", place())),
    "socket: watch moderation": async ({ socket }) =>
      refusable(await socket.socket.emitWithAck("watch-moderation", { siteId: site })),
  };
}
