import { NO_CHANGES } from "@parley/service-kit/journal/no-changes";
import type { Decision, Moment } from "@parley/service-kit/journal/port";
import type { LiftSanctionCommand } from "../commands.ts";
import { type SanctionOutcome } from "../outcome.ts";
import { SANCTIONS, type SiteState } from "../state.ts";

export function decideLiftSanction(
  state: SiteState,
  command: LiftSanctionCommand,
  moment: Moment,
): Decision<SanctionOutcome> {
  const sanction = state.sanctions.get(command.id);
  if (!sanction)
    return {
      kind: "refuse",
      refusal: { code: "not-found", detail: "there is no such sanction on this site" },
    };
  if (sanction.liftedAt !== null) return { kind: "same", outcome: { sanction } };
  const act = {
    site: command.siteId,
    action: "lift-sanction",
    actor: command.actor,
    account: sanction.accountId,
    reason: sanction.kind,
  };
  return {
    kind: "change",
    outcome: { sanction: { ...sanction, liftedAt: moment.at } },
    changes: {
      ...NO_CHANGES,
      set: [{ in: SANCTIONS, id: sanction.id, fields: { liftedAt: moment.at } }],
      marks: [{ id: sanction.id, account: sanction.accountId }],
      log: [act],
    },
  };
}
