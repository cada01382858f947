import { NO_CHANGES } from "@parley/service-kit/journal/no-changes";
import type { Decision, Moment } from "@parley/service-kit/journal/port";
import type { CreateSiteCommand } from "../commands.ts";
import { FIRST_SETTINGS, type SiteRecord } from "../records.ts";
import { type SiteOutcome } from "../outcome.ts";
import type { SiteState } from "../state.ts";

export function decideCreateSite(
  state: SiteState,
  command: CreateSiteCommand,
  moment: Moment,
): Decision<SiteOutcome> {
  if (state.site !== null)
    return {
      kind: "refuse",
      refusal: { code: "conflict", detail: `there is a site ${command.siteId} already` },
    };
  const site: SiteRecord = {
    siteId: command.siteId,
    name: command.name,
    allowedOrigins: command.allowedOrigins,
    settings: FIRST_SETTINGS,
    createdAt: moment.at,
  };
  const act = { site: command.siteId, action: "create-site", actor: command.actor };
  return {
    kind: "change",
    outcome: { site },
    changes: { ...NO_CHANGES, head: site, log: [act] },
  };
}
