import type { ChangeAccount, RoleRow } from "../account-command.ts";
import { type AccountsState, type AccountState, isChief } from "../accounts-state.ts";
import { type AccountDecision, already, leaveAccount, refuse } from "../leave.ts";
import { administers, replaceRoles } from "../replace-roles.ts";

/** An admin gives and takes roles, and disables. The actor's own rights are those of this very entry. */
export function changeAccount(state: AccountsState, command: ChangeAccount): AccountDecision {
  const actor = state.accounts.get(command.actorId);
  if (!actor || !may(actor, command)) return refuse("forbidden", "this needs an admin's role");
  const before = state.accounts.get(command.accountId);
  if (!before) return refuse("not-found", "there is no such account");
  const after: AccountState = {
    ...before,
    roles: command.roles ? replaceRoles(before.roles, command.roles, actor.roles) : before.roles,
    disabled: command.disabled ?? before.disabled,
  };
  if (isSame(before, after)) return already;
  if (isLastChief(state, command.accountId) && !isChief(after))
    return refuse("conflict", "one admin of all sites must stay");
  const { roles, disabled } = after;
  // Whoever is disabled loses every token and session made so far.
  const epoch = before.epoch + (disabled && !before.disabled ? 1 : 0);
  const fields = { roles, disabled, chief: isChief(after), epoch };
  const act = { site: "*", actor: command.actorId, account: command.accountId };
  return leaveAccount(command.accountId, fields, [{ ...act, action: actionOf(before, after) }]);
}

function may(actor: AccountState, { roles, disabled }: ChangeAccount): boolean {
  if (actor.disabled) return false;
  if (disabled !== null && !isChief(actor)) return false;
  return (
    actor.roles.some(({ role }) => role === "admin") &&
    (roles ?? []).every(({ site }) => administers(actor.roles, site))
  );
}

function isLastChief({ chiefs }: AccountsState, accountId: string): boolean {
  return chiefs.has(accountId) && chiefs.size === 1;
}

function actionOf(before: AccountState, after: AccountState): string {
  if (before.disabled === after.disabled) return "change-roles";
  return after.disabled ? "disable-account" : "enable-account";
}

function isSame(before: AccountState, after: AccountState): boolean {
  return before.disabled === after.disabled && listOf(before.roles) === listOf(after.roles);
}

const listOf = (roles: readonly RoleRow[]): string =>
  JSON.stringify(roles.map(({ site, role }) => [site, role]));
