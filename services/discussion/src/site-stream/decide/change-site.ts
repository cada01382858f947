import { NO_CHANGES } from "@parley/service-kit/journal/no-changes";
import { isDeepStrictEqual } from "node:util";
import type { Decision } from "@parley/service-kit/journal/port";
import type { ChangeSiteCommand } from "../commands.ts";
import { NO_SITE, type SiteOutcome } from "../outcome.ts";
import type { SiteRecord } from "../records.ts";
import type { SiteState } from "../state.ts";

/** Name, origins and the named settings take new values; what is the same already leaves no entry. */
export function decideChangeSite(
  state: SiteState,
  command: ChangeSiteCommand,
): Decision<SiteOutcome> {
  const before = state.site;
  if (before === null) return { kind: "refuse", refusal: NO_SITE };
  const site: SiteRecord = {
    ...before,
    name: command.name ?? before.name,
    allowedOrigins: command.allowedOrigins ?? before.allowedOrigins,
    settings: { ...before.settings, ...command.settings },
  };
  if (isDeepStrictEqual(site, before)) return { kind: "same", outcome: { site } };
  const changed = [
    ...(command.name === undefined ? [] : ["name"]),
    ...(command.allowedOrigins === undefined ? [] : ["allowedOrigins"]),
    ...Object.keys(command.settings ?? {}),
  ];
  const act = {
    site: command.siteId,
    action: "change-settings",
    actor: command.actor,
    note: changed.join(", "),
  };
  return {
    kind: "change",
    outcome: { site },
    changes: { ...NO_CHANGES, head: site, log: [act] },
  };
}
