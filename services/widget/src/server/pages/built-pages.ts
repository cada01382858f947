import { LRUCache } from "lru-cache";
import { answerBytes, type AnswerBytes } from "../answers/answer-bytes.ts";

/** [P3] Pages kept as finished bytes, under everything that they were made from. */
export interface BuiltPages {
  /** Building is one synchronous stretch, so however many ask, one builds. */
  get(key: string, build: () => string): AnswerBytes;
}

export interface BuiltPagesOptions {
  maxBytes: number;
  maxAgeMs: number;
  /** Called for every page made. */
  onBuilt(): void;
}

/**
 * `maxBytes` bounds the plain bytes; the compressed ones come on top, about a quarter more. A page is built
 * anew after `maxAgeMs`, since it prints how long ago things were.
 */
export function createBuiltPages(options: BuiltPagesOptions): BuiltPages {
  const pages = new LRUCache<string, AnswerBytes>({
    maxSize: options.maxBytes,
    sizeCalculation: (page) => page.plain.length,
    ttl: options.maxAgeMs,
  });
  return {
    get(key, build) {
      const held = pages.get(key);
      if (held) return held;
      const built = answerBytes(build());
      options.onBuilt();
      pages.set(key, built);
      return built;
    },
  };
}
