import type { ArticleRef } from "@parley/contracts/live-events";
import type { Comment, SessionGrant } from "@parley/contracts/types";
import { call, insist, type Answer } from "./call.ts";

export const SITE = "cut";
export const SITE_ORIGIN = "https://news.example";
export const ADMIN = {
  email: "chief@example.org",
  password: "seven quiet lanterns by the harbour",
};

export interface Actor {
  readonly id: string;
  readonly token: string;
  post(article: ArticleRef, body: string, key: string, parentId?: string): Promise<Answer<Comment>>;
  edit(id: string, body: string): Promise<Answer<Comment>>;
  remove(id: string): Promise<Answer<Comment>>;
  vote(id: string, value: 1 | 0): Promise<Answer<object>>;
  decide(id: string, action: string): Promise<Answer<Comment>>;
  get<T>(path: string): Promise<T>;
}

/** Acts through `origin`, a network that may be cut; what it asks for through `get` it insists on. */
export function actorOf(origin: string, { account, accessToken: token }: SessionGrant): Actor {
  const api = `${origin}/api/v1`;
  const comment = (id: string) => `${api}/comments/${id}`;
  return {
    id: account.id,
    token,
    post({ siteId, articleId }, text, key, parentId) {
      const url = `${api}/sites/${siteId}/articles/${articleId}/comments`;
      const article = { url: `${SITE_ORIGIN}/${articleId}`, title: `Article ${articleId}` };
      const body = parentId === undefined ? { body: text, article } : { body: text, parentId };
      return call(url, "POST", { token, body, key });
    },
    edit: (id, body) => call(comment(id), "PATCH", { token, body: { body } }),
    remove: (id) => call(comment(id), "DELETE", { token }),
    vote: (id, value) => call(`${comment(id)}/vote`, "PUT", { token, body: { value } }),
    decide: (id, action) => call(`${comment(id)}/decisions`, "POST", { token, body: { action } }),
    get: (path) => insist(`${api}${path}`, "GET", { token }),
  };
}

export async function register(origin: string, name: string): Promise<SessionGrant> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
  const body = { email, password: ADMIN.password, name, acceptedRules: true };
  return insist(`${origin}/auth/v1/register`, "POST", { body });
}

const logIn = (origin: string, email: string, password: string): Promise<SessionGrant> =>
  insist(`${origin}/auth/v1/login`, "POST", { body: { email, password } });

/** A moderator of the site, with a token that says so. */
export async function registerModerator(origin: string, name: string): Promise<SessionGrant> {
  const chief = await logIn(origin, ADMIN.email, ADMIN.password);
  const { account } = await register(origin, name);
  const body = { roles: { [SITE]: "moderator" } };
  const url = `${origin}/auth/v1/accounts/${account.id}`;
  await insist(url, "PATCH", { token: chief.accessToken, body });
  return logIn(origin, account.email, ADMIN.password);
}
