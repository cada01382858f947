import type { Decision, Moment, StreamKind } from "@parley/service-kit/journal/port";
import type { SiteCommand } from "./commands.ts";
import { decideChangeSite } from "./decide/change-site.ts";
import { decideCreateSite } from "./decide/create-site.ts";
import { decideLiftSanction } from "./decide/lift-sanction.ts";
import { decideSanction } from "./decide/sanction.ts";
import type { SanctionOutcome, SiteOutcome } from "./outcome.ts";
import { evolve, type SiteNeeds, type SiteState } from "./state.ts";

export type SiteStreamOutcome = SiteOutcome | SanctionOutcome;

/** All that can happen to a site: it is made, its settings change, people are sanctioned there. */
export const siteStream: StreamKind<SiteState, SiteCommand, SiteNeeds, SiteStreamOutcome> = {
  needs: (command) => ({ sanctions: command.kind === "lift-sanction" ? [command.id] : [] }),
  decide,
  evolve,
};

const PREFIX = "site~";

/** A site's stream. No article's is named so: theirs have no tilde. */
export function streamOfSite(siteId: string): string {
  return `${PREFIX}${siteId}`;
}

export function siteIdOfStream(stream: string): string {
  return stream.slice(PREFIX.length);
}

function decide(
  state: SiteState,
  command: SiteCommand,
  moment: Moment,
): Decision<SiteStreamOutcome> {
  switch (command.kind) {
    case "create-site":
      return decideCreateSite(state, command, moment);
    case "change-site":
      return decideChangeSite(state, command);
    case "sanction":
      return decideSanction(state, command, moment);
    case "lift-sanction":
      return decideLiftSanction(state, command, moment);
  }
}
