import { appleHarvest } from "./apple-harvest.ts";
import type { DemoArticle } from "./demo-article.ts";
import { harbourClock } from "./harbour-clock.ts";
import { nightTrams } from "./night-trams.ts";
import { readingRoom } from "./reading-room.ts";

/** In the order of the front page. */
export const demoArticles: readonly DemoArticle[] = [
  nightTrams,
  readingRoom,
  harbourClock,
  appleHarvest,
];
