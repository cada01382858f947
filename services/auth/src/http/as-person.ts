import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import type { Request, RequestHandler, Response } from "express";
import type { SignedIn } from "../sessions/signed-in.ts";

/** Handlers of a route for a person: 401 comes before any word on the body. */
export function asPerson(
  authenticate: Authenticate<SignedIn>,
  handle: (person: SignedIn, req: Request, res: Response) => Promise<void>,
): RequestHandler[] {
  const people = new WeakMap<Request, SignedIn>();
  return [
    async (req, _res, next) => {
      people.set(req, await authenticate.required(req));
      next();
    },
    jsonBody(),
    async (req, res) => {
      const person = people.get(req);
      if (!person) throw new Error("nobody was authenticated");
      await handle(person, req, res);
    },
  ];
}
