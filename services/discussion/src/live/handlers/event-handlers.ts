import type { LiveDeps } from "../live-deps.ts";
import type { LiveParts } from "../live-parts.ts";
import type { EventHandlers } from "../receive-event.ts";
import { authenticate } from "./authenticate.ts";
import { typing } from "./typing.ts";
import { unwatch } from "./unwatch.ts";
import { watchModeration } from "./watch-moderation.ts";
import { watch } from "./watch.ts";

/** Each client event of the contract, and the file that answers it. */
export function createEventHandlers(deps: LiveDeps, parts: LiveParts): EventHandlers {
  const all = { ...deps, ...parts };
  return {
    watch: (connection, payload) => watch(all, connection, payload),
    unwatch: (connection, payload) => unwatch(all, connection, payload),
    authenticate: (connection, payload) => authenticate(all, connection, payload),
    typing: (connection, payload) => typing(all, connection, payload),
    "watch-moderation": (connection, payload) => watchModeration(all, connection, payload),
  };
}
