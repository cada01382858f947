import { authOpenApi } from "@parley/contracts/schemas/openapi/auth-api";
import { discussionOpenApi } from "@parley/contracts/schemas/openapi/discussion-api";
import { Router, type Request, type Response } from "express";
import type { JSX } from "preact";
import { answerBytes, type AnswerBytes } from "../answers/answer-bytes.ts";
import { pageHeaders } from "../answers/page-headers.ts";
import { sendAnswer } from "../answers/send-answer.ts";
import type { AssetFiles } from "../assets/asset-files.ts";
import { pinnedLoader } from "../assets/asset-routes.ts";
import { ApiDocument } from "../documents/api-document.tsx";
import { renderDocument } from "../documents/html-document.tsx";
import { HomeDocument } from "../documents/small-documents.tsx";
import { AccountDocument } from "../documents/account-document.tsx";
import { requestLocale } from "./request-locale.ts";

export interface SmallRoutesDeps {
  assets: AssetFiles;
  publicOrigin: string;
}

/** The start page, the person's account page and the API page: the same for everybody. */
export function createSmallRoutes({ assets, publicOrigin }: SmallRoutesDeps): Router {
  const router = Router();
  const vary = "Accept-Language";
  const homeHeaders = pageHeaders({ publicOrigin, vary });
  // What is behind # in its address is a one-time token.
  const accountHeaders = pageHeaders({ publicOrigin, vary, noReferrer: true });
  const docsHeaders = pageHeaders({ publicOrigin });

  router.get("/", async (req: Request, res: Response) => {
    const document = HomeDocument({ locale: requestLocale(req), assets: assets.entry("pages") });
    const bytes = answerBytes(renderDocument(document));
    await sendAnswer(req, res, { status: 200, bytes, headers: homeHeaders });
  });

  router.get("/account", async (req: Request, res: Response) => {
    const document = AccountDocument({
      locale: requestLocale(req),
      assets: assets.entry("account"),
    });
    const bytes = answerBytes(renderDocument(document));
    await sendAnswer(req, res, { status: 200, bytes, headers: accountHeaders });
  });

  let apiPage: AnswerBytes | undefined;
  router.get("/docs", async (req: Request, res: Response) => {
    apiPage ??= answerBytes(renderDocument(apiDocument({ assets, publicOrigin })));
    await sendAnswer(req, res, { status: 200, bytes: apiPage, headers: docsHeaders });
  });

  return router;
}

function apiDocument({ assets, publicOrigin }: SmallRoutesDeps): JSX.Element {
  const apis = [
    { path: "/api/v1/openapi.json", document: discussionOpenApi() },
    { path: "/auth/v1/openapi.json", document: authOpenApi() },
  ];
  const loader = pinnedLoader(assets);
  return ApiDocument({ publicOrigin, apis, loader, assets: assets.entry("pages") });
}
