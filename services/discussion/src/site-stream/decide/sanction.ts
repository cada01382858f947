import { NO_CHANGES } from "@parley/service-kit/journal/no-changes";
import type { Act, Decision, Moment } from "@parley/service-kit/journal/port";
import type { SanctionCommand } from "../commands.ts";
import { NO_SITE, type SanctionOutcome } from "../outcome.ts";
import type { SanctionRecord } from "../records.ts";
import { SANCTIONS, type SiteState } from "../state.ts";

export function decideSanction(
  state: SiteState,
  command: SanctionCommand,
  moment: Moment,
): Decision<SanctionOutcome> {
  if (state.site === null) return { kind: "refuse", refusal: NO_SITE };
  const sanction: SanctionRecord = {
    id: command.id,
    siteId: command.siteId,
    accountId: command.accountId,
    kind: command.sanction,
    reason: command.reason,
    note: command.note,
    until: command.until,
    createdAt: moment.at,
    by: command.actor,
    liftedAt: null,
  };
  const act: Act = {
    site: command.siteId,
    action: "sanction",
    actor: command.actor,
    account: command.accountId,
    reason: command.reason,
    ...(command.note !== null && { note: command.note }),
  };
  return {
    kind: "change",
    outcome: { sanction },
    changes: {
      ...NO_CHANGES,
      create: [{ in: SANCTIONS, id: sanction.id, fields: sanction }],
      marks: [{ id: sanction.id, account: sanction.accountId }],
      log: [act],
    },
  };
}
