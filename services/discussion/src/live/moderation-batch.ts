import type { ModeratedComment } from "@parley/contracts/types";
import type { Connection } from "./connection.ts";
import type { FanOut } from "./fan-out.ts";
import { frameOf } from "./frame.ts";

const GATHER_MS = 250;

export interface ModerationBatchDeps {
  /** As in the moderation list, with source, reports, flags and history. */
  moderated(siteId: string, ids: readonly string[]): Promise<readonly ModeratedComment[]>;
  moderatorsOf(siteId: string): ReadonlySet<Connection>;
  fanOut: FanOut;
  failed(error: unknown, siteId: string): void;
}

/** Comments of a site that moderators should see anew, gathered for a quarter of a second and read once. */
export interface ModerationBatch {
  /** Nothing is read for a site that no moderator watches. */
  add(siteId: string, ids: readonly string[]): void;
  stop(): void;
}

export function createModerationBatch(deps: ModerationBatchDeps): ModerationBatch {
  const gathered = new Map<string, { ids: Set<string>; timer: NodeJS.Timeout }>();

  async function send(siteId: string): Promise<void> {
    const ids = [...(gathered.get(siteId)?.ids ?? [])];
    gathered.delete(siteId);
    const comments = [...(await deps.moderated(siteId, ids))];
    // Read again here: who lost the role meanwhile has left the room.
    const moderators = deps.moderatorsOf(siteId);
    await deps.fanOut.broadcast(moderators, frameOf("moderation", { siteId, comments }));
  }

  return {
    add(siteId, ids) {
      if (deps.moderatorsOf(siteId).size === 0) return;
      let batch = gathered.get(siteId);
      if (!batch) {
        const sendAll = () => void send(siteId).catch((error) => deps.failed(error, siteId));
        batch = { ids: new Set(), timer: setTimeout(sendAll, GATHER_MS).unref() };
        gathered.set(siteId, batch);
      }
      for (const id of ids) batch.ids.add(id);
    },
    stop() {
      for (const { timer } of gathered.values()) clearTimeout(timer);
      gathered.clear();
    },
  };
}
