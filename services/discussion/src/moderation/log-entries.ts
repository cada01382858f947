import type { LogAction, LogEntry } from "@parley/contracts/types";
import type { LogLine } from "@parley/service-kit/journal/port";
import type { PresentDeps } from "../comments/present-comments.ts";

/** The journal's lines with the names of those who acted. */
export async function logEntries(
  deps: Pick<PresentDeps, "namesOf">,
  lines: readonly LogLine[],
): Promise<LogEntry[]> {
  const actors = new Set(lines.flatMap(({ act }) => (act.actor === null ? [] : [act.actor])));
  const names = await deps.namesOf([...actors]);
  return lines.map(({ id, at, act }) => ({
    id,
    at,
    actor: act.actor === null ? null : { id: act.actor, name: names.get(act.actor)?.name ?? null },
    action: act.action as LogAction,
    ...(act.comment !== undefined && { commentId: act.comment }),
    ...(act.article !== undefined && { articleId: act.article }),
    ...(act.account !== undefined && { accountId: act.account }),
    ...(act.version !== undefined && { version: act.version }),
    ...(act.reason !== undefined && { reason: act.reason }),
    ...(act.note !== undefined && { note: act.note }),
  }));
}
