import type { Authenticate } from "@parley/service-kit/http/authenticate";
import type { Request, RequestHandler } from "express";
import type { Person } from "./person.ts";

/** Who sent the request, from `requirePerson` on until the answer. */
const people = new WeakMap<Request, Person>();

/** 401 before the body is read: who is not signed in is not told what a body should look like. */
export function requirePerson(
  authenticate: Pick<Authenticate<Person>, "required">,
): RequestHandler {
  return async (req, _res, next) => {
    people.set(req, await authenticate.required(req));
    next();
  };
}

/** Behind `requirePerson` only. */
export function personOn(req: Request): Person {
  const person = people.get(req);
  if (!person) throw new Error("the route does not ask who it is");
  return person;
}
