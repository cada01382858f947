import {
  aComment as aContractComment,
  anArticle as aContractArticle,
} from "@parley/contracts/testing/a-comment";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DEFAULT_SETTINGS } from "@parley/contracts/limits";
import type { Article, Comment, Site, ThreadPage } from "@parley/contracts/types";

/** A stand-in for the discussion service's internal listener: it answers what a test puts there. */
export interface TinyDiscussion {
  url: string;
  /** By path and query; what is not there is 404. Each answer has the ETag of its JSON. */
  answers: Map<string, unknown>;
  /** Paths asked, with the status answered. */
  asked: string[];
  close(): Promise<void>;
}

export async function startTinyDiscussion(): Promise<TinyDiscussion> {
  const answers = new Map<string, unknown>();
  const asked: string[] = [];
  const server = createServer((req, res) => {
    const path = req.url ?? "";
    const answer = answers.get(path);
    const text = JSON.stringify(answer);
    const etag = `W/"${createHash("sha1")
      .update(text ?? "")
      .digest("hex")}"`;
    const status = answer === undefined ? 404 : req.headers["if-none-match"] === etag ? 304 : 200;
    asked.push(`${status} ${path}`);
    res.writeHead(status, { "Content-Type": "application/json", ETag: etag });
    res.end(status === 200 ? text : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export function aSite(change: Partial<Site> = {}): Site {
  return {
    id: "news",
    name: "The News",
    allowedOrigins: ["https://news.example"],
    settings: {
      ...DEFAULT_SETTINGS,
      houseRules: {},
      privacyUrl: null,
      words: [],
      premoderateFirst: 0,
    },
    ...change,
  };
}

export function anArticle(change: Partial<Article> = {}): Article {
  return aContractArticle({
    siteId: "news",
    url: "https://news.example/a1",
    title: "A stored title",
    commentCount: 1,
    ...change,
  });
}

export function aComment(change: Partial<Comment> = {}): Comment {
  return aContractComment({
    siteId: "news",
    author: { id: "p1", name: "Maria", badges: [] },
    content: [{ type: "paragraph", children: [{ type: "text", text: "First words" }] }],
    createdAt: "2026-11-01T10:00:00.000Z",
    votes: { up: 2, down: 0 },
    ...change,
  });
}

export function aThread(change: Partial<ThreadPage> = {}): ThreadPage {
  return { article: anArticle(), comments: [aComment()], nextCursor: null, seq: 1, ...change };
}

export const SITE_PATH = "/internal/sites/news";
export const THREAD_PATH = "/api/v1/sites/news/articles/a1/thread?sort=best";
