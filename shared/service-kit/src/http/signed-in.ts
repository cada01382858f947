import type { Request, RequestHandler } from "express";
import type { Authenticate } from "./authenticate.ts";

export interface SignedIn<P> {
  /** 401 before the body is read: who is not signed in is not told what a body should look like. */
  readonly signedIn: RequestHandler;
  /** Who sent the request. Behind `signedIn` only. */
  personOn(req: Request): P;
}

export function createSignedIn<P>(authenticate: Pick<Authenticate<P>, "required">): SignedIn<P> {
  const people = new WeakMap<Request, P>();
  return {
    async signedIn(req, _res, next) {
      people.set(req, await authenticate.required(req));
      next();
    },
    personOn(req) {
      const person = people.get(req);
      if (person === undefined) throw new Error("the route does not ask who it is");
      return person;
    },
  };
}
