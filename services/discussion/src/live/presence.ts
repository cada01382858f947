import type { ArticleRef } from "@parley/contracts/live-events";
import {
  countAll,
  lookSoon,
  newArticlePresence,
  OTHER_PROCESS_MS,
  tellPresence,
  TYPING_MS,
  type ArticlePresence,
  type PresenceCounts,
  type PresenceDeps,
} from "./article-presence.ts";

/** How many watch an article and how many type there: sums over processes, sent volatile. */
export interface Presence {
  entered(stream: string, article: ArticleRef): void;
  left(stream: string): void;
  /** Counted once a person; nothing for an article that nobody here watches. */
  typing(stream: string, accountId: string): void;
  heard(stream: string, process: string, counts: PresenceCounts): void;
  watching(stream: string): number;
  /** The last watcher left. */
  end(stream: string): void;
  /** [W5] Tells every watched article, changed or not. To be called at least every 30 s. */
  beat(): void;
  stop(): void;
}

export function createPresence(deps: PresenceDeps): Presence {
  const places = new Map<string, ArticlePresence>();

  /** Nothing for an article that nobody here watches. */
  function note(stream: string, what: (place: ArticlePresence) => void): void {
    const place = places.get(stream);
    if (!place) return;
    what(place);
    lookSoon(deps, place);
  }

  return {
    entered(stream, article) {
      if (!places.has(stream)) places.set(stream, newArticlePresence(stream, article));
      note(stream, () => {});
    },
    left: (stream) => note(stream, () => {}),
    typing: (stream, accountId) =>
      note(stream, ({ typists }) => typists.set(accountId, deps.now() + TYPING_MS)),
    heard: (stream, process, { watching, typing }) =>
      note(stream, ({ others }) =>
        others.set(process, { watching, typing, until: deps.now() + OTHER_PROCESS_MS }),
      ),
    watching(stream) {
      const place = places.get(stream);
      return place ? countAll(deps, place).watching : 0;
    },
    end(stream) {
      const place = places.get(stream);
      if (!place) return;
      clearTimeout(place.timer);
      places.delete(stream);
      deps.publish(place.article, { watching: 0, typing: 0 });
    },
    beat() {
      for (const place of places.values()) tellPresence(deps, place);
    },
    stop() {
      for (const place of places.values()) clearTimeout(place.timer);
      places.clear();
    },
  };
}
