import type { Changes, Decision, Fields, Refusal } from "@parley/service-kit/journal/port";

/** Nothing comes back but that it is done: callers read the account as it is then. */
export type AccountOutcome = null;
export type AccountDecision = Decision<AccountOutcome>;

/** Where an entry's documents are; on MongoDB these are the collections' names. */
export const ACCOUNTS = "auth_accounts";
export const SESSIONS = "auth_sessions";

const nothing: Changes = { create: [], set: [], head: {}, marks: [], totals: {}, log: [] };

export const already: AccountDecision = { kind: "same", outcome: null };

export function refuse(code: Refusal["code"], detail: string): AccountDecision {
  return { kind: "refuse", refusal: { code, detail } };
}

/** An entry keeps which account changed and its epoch; the fields are taken off it once they are applied. */
export function leaveAccount(
  id: string,
  fields: Fields & { epoch: number },
  log: Changes["log"] = [],
): AccountDecision {
  const marks = [{ id, what: "account", epoch: fields.epoch }];
  return change({ ...nothing, set: [{ in: ACCOUNTS, id, fields }], marks, log });
}

export function leaveEndedSession(sid: string, fields: Fields): AccountDecision {
  const marks = [{ id: sid, what: "ended-session" }];
  return change({ ...nothing, set: [{ in: SESSIONS, id: sid, fields }], marks });
}

const change = (changes: Changes): AccountDecision => ({ kind: "change", changes, outcome: null });
