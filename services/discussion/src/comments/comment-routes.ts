import { repliesQuerySchema } from "@parley/contracts/schemas/article";
import { editCommentSchema, voteSchema } from "@parley/contracts/schemas/comment";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { parse } from "@parley/service-kit/http/parse";
import { Router } from "express";
import type { Person } from "../account-directory/person.ts";
import { createSignedIn } from "@parley/service-kit/http/signed-in";
import { idIn } from "../http/ids-in-path.ts";
import { sendPublicJson } from "../page-cache/send-public-json.ts";
import { castVote, type CastVoteDeps } from "../votes/cast-vote.ts";
import type { CommentReads } from "./comment-reads.ts";
import { deleteComment, type DeleteCommentDeps } from "./delete-comment.ts";
import { editComment, type EditCommentDeps } from "./edit-comment.ts";
import { readComment, type ReadCommentDeps } from "./read-comment.ts";
import { readReplies, type ReadRepliesDeps } from "./read-replies.ts";

export interface CommentReadRouteDeps extends ReadCommentDeps, ReadRepliesDeps {
  readonly authenticate: Authenticate<Person>;
  readonly comments: CommentReads;
}

/** Reading single comments. Also on the internal listener. */
export function createCommentReadRoutes(deps: CommentReadRouteDeps): Router {
  const router = Router();

  router.get("/api/v1/comments/:id", async (req, res) => {
    const person = await deps.authenticate.optional(req);
    const page = await readComment(deps, person, idIn(req));
    if (person === null) sendPublicJson(req, res, page);
    else res.json(page);
  });

  router.get("/api/v1/comments/:id/replies", async (req, res) => {
    const query = parse(repliesQuerySchema, req.query);
    const page = await readReplies(deps, idIn(req), query);
    sendPublicJson(req, res, page);
  });

  return router;
}

export interface CommentRouteDeps extends EditCommentDeps, DeleteCommentDeps, CastVoteDeps {
  readonly authenticate: Authenticate<Person>;
  readonly comments: CommentReads;
  readonly limits: EditCommentDeps["limits"] & CastVoteDeps["limits"];
}

/** What is done with a comment: each first asks who it is, then reads what was sent. */
export function createCommentRoutes(deps: CommentRouteDeps): Router {
  const router = Router();
  const { signedIn, personOn } = createSignedIn(deps.authenticate);

  router.patch("/api/v1/comments/:id", signedIn, jsonBody(), async (req, res) => {
    const person = personOn(req);
    const id = idIn(req);
    const { body } = parse(editCommentSchema, req.body);
    res.json(await editComment(deps, person, { id, body }));
  });

  router.delete("/api/v1/comments/:id", signedIn, async (req, res) => {
    const person = personOn(req);
    res.json(await deleteComment(deps, person, idIn(req)));
  });

  router.put("/api/v1/comments/:id/vote", signedIn, jsonBody(), async (req, res) => {
    const person = personOn(req);
    const id = idIn(req);
    const { value } = parse(voteSchema, req.body);
    res.json(await castVote(deps, person, { id, value }));
  });

  return router;
}
