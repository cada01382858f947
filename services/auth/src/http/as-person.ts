import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { createSignedIn } from "@parley/service-kit/http/signed-in";
import type { Request, RequestHandler, Response } from "express";
import type { SignedIn } from "../sessions/signed-in.ts";

/** Handlers of a route for a person: 401 comes before any word on the body. */
export function asPerson(
  authenticate: Authenticate<SignedIn>,
  handle: (person: SignedIn, req: Request, res: Response) => Promise<void>,
): RequestHandler[] {
  const { signedIn, personOn } = createSignedIn(authenticate);
  return [signedIn, jsonBody(), (req, res) => handle(personOn(req), req, res)];
}
