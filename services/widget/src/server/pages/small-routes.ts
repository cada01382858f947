import { Router, type Request, type Response } from "express";
import { answerBytes } from "../answers/answer-bytes.ts";
import { pageHeaders } from "../answers/page-headers.ts";
import { sendAnswer } from "../answers/send-answer.ts";
import type { AssetFiles } from "../assets/asset-files.ts";
import { renderDocument } from "../documents/html-document.tsx";
import { HomeDocument } from "../documents/small-documents.tsx";
import { AccountDocument } from "../documents/account-document.tsx";
import { requestLocale } from "./request-locale.ts";

export interface SmallRoutesDeps {
  assets: AssetFiles;
  publicOrigin: string;
}

/** The start page and the person's account page: the same for everybody. */
export function createSmallRoutes({ assets, publicOrigin }: SmallRoutesDeps): Router {
  const router = Router();
  const vary = "Accept-Language";
  const homeHeaders = pageHeaders({ publicOrigin, vary });
  // What is behind # in its address is a one-time token.
  const accountHeaders = pageHeaders({ publicOrigin, vary, noReferrer: true });

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

  return router;
}
