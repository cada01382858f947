import { DEFAULT_SETTINGS } from "@parley/contracts/limits";
import { loadMessages } from "../../locales/load-messages.ts";
import type { PanelProps } from "../panel-props.ts";
import { aComment, aPage } from "./a-comment.ts";

/** Props for tests: one comment, in a frame, in English, unless told. */
export function someProps(part: Partial<PanelProps> = {}): PanelProps {
  const locale = part.locale ?? "en";
  return {
    siteId: "demo",
    articleId: "a1",
    locale,
    messages: loadMessages(locale),
    theme: "auto",
    sort: "best",
    cursor: null,
    page: aPage([aComment({ id: "r1" })]),
    site: {
      id: "demo",
      name: "Demo",
      settings: { ...DEFAULT_SETTINGS, houseRules: {}, privacyUrl: null },
    },
    linked: null,
    mode: "frame",
    headingLevel: 2,
    hostOrigins: [],
    publicOrigin: "http://localhost:3000",
    renderedAt: "2026-05-10T12:00:00.000Z",
    ...part,
  };
}
