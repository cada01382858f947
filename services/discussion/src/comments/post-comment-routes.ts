import { newCommentSchema } from "@parley/contracts/schemas/comment";
import { idempotencyKeySchema } from "@parley/contracts/schemas/primitives";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { networkOf } from "@parley/service-kit/http/network-of";
import { parse } from "@parley/service-kit/http/parse";
import { createSignedIn } from "@parley/service-kit/http/signed-in";
import { Router } from "express";
import type { Person } from "../account-directory/person.ts";
import { articleRefIn } from "../http/ids-in-path.ts";
import { postComment, type PostCommentDeps } from "./post-comment.ts";

export interface PostCommentRouteDeps extends PostCommentDeps {
  readonly authenticate: Authenticate<Person>;
}

/** By itself, since it stands before the network's limit: what is stored under the key is answered first [J2]. */
export function createPostCommentRoutes(deps: PostCommentRouteDeps): Router {
  const router = Router();
  const { signedIn, personOn } = createSignedIn(deps.authenticate);
  router.post(
    "/api/v1/sites/:siteId/articles/:articleId/comments",
    signedIn,
    jsonBody(),
    async (req, res) => {
      const ref = articleRefIn(req);
      const key = parse(idempotencyKeySchema, req.get("idempotency-key"), "Idempotency-Key");
      const { body, parentId, article } = parse(newCommentSchema, req.body);
      const comment = await postComment(deps, personOn(req), {
        ...ref,
        body,
        key,
        parentId: parentId ?? null,
        article: { url: article?.url ?? null, title: article?.title ?? null },
        network: networkOf(req),
      });
      res.status(201).json(comment);
    },
  );
  return router;
}
