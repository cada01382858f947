import { expect, test } from "@jest/globals";
import { createNews } from "./news.ts";

const LONG_MS = 1_000_000;

test("news: a word → everybody who waits goes on", async () => {
  const news = createNews();
  const waiting = [news.next(LONG_MS), news.next(LONG_MS)];
  news.tell();
  await Promise.all(waiting);
});

test("news: closed → who waits goes on, and nobody waits any more", async () => {
  const news = createNews();
  const waiting = news.next(LONG_MS);
  news.close();
  await waiting;
  await news.next(LONG_MS);
  expect(news.closed).toBe(true);
});

test("news: no word → goes on after the time", async () => {
  await createNews().next(1);
});
