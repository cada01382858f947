import type {
  CommentPage,
  PublicSite,
  RepliesPage,
  Sort,
  ThreadPage,
} from "@parley/contracts/types";
import type { Messages } from "../locales/messages.ts";

export type Theme = "auto" | "light" | "dark";

/** The comment that the address names (`?comment=`), with what is needed to show it in its place. */
export interface Linked extends CommentPage {
  /** Of its root, the first from `after` on: so that whole threads can be read without a script. */
  replies: RepliesPage | null;
  /** The `?after=` of the address (an ordinal), 0 unless told. */
  after: number;
}

/**
 * All that the panel's first render hangs on: plain JSON, the same for every reader, printed by the server in
 * `<script type="application/json" id="parley-props">`. The server renders it and the browser takes it over, so
 * both see the same tree. What the host's address tells (`url`, `title`) is not here (P3).
 */
export interface PanelProps {
  siteId: string;
  articleId: string;
  /** A locale there are messages for (`localeOf`). */
  locale: string;
  messages: Messages;
  theme: Theme;
  sort: Sort;
  /** The cursor that `page` was asked with; null for the first page. */
  cursor: string | null;
  page: ThreadPage;
  site: PublicSite;
  linked: Linked | null;
  /** In a host's frame, or a page of its own (`/d/…`). */
  mode: "frame" | "page";
  /** Of the discussion's heading in a frame; authors' names are one below. A page of its own begins at 1. */
  headingLevel: 2 | 3 | 4;
  /** In a frame: the origins that may hold it, as `frame-ancestors` names them. `ready` goes to these alone. */
  hostOrigins: string[];
  /** Scheme, host and port of the product, without a slash at the end. */
  publicOrigin: string;
  /** ISO 8601: "2 hours ago" is counted from here until the browser has its own clock. */
  renderedAt: string;
}

export const PROPS_ELEMENT_ID = "parley-props";
export const ROOT_ELEMENT_ID = "parley";
