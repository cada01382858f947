import type { Changes, Journal, StreamKind } from "@parley/service-kit/journal/port";
import type { AccountCommand } from "./account-command.ts";
import { type AccountsNeeds, type AccountsState, isChief } from "./accounts-state.ts";
import { announceAccount } from "./decide/announce-account.ts";
import { changeAccount } from "./decide/change-account.ts";
import { changeProfile } from "./decide/change-profile.ts";
import { endSession } from "./decide/end-session.ts";
import { type AccountOutcome, SESSIONS } from "./leave.ts";

/** All accounts and sessions are one stream. Its entries keep ids and epochs only [F1]. */
export const ACCOUNT_STREAM = "accounts";

export type AccountJournal = Journal<AccountCommand, AccountOutcome>;

export const accountStream: StreamKind<
  AccountsState,
  AccountCommand,
  AccountsNeeds,
  AccountOutcome
> = {
  needs,
  decide(state, command, { at }) {
    switch (command.kind) {
      case "end-session":
        return endSession(state, command, at);
      case "announce-account":
        return announceAccount(state, command);
      case "change-account":
        return changeAccount(state, command);
      case "change-profile":
        return changeProfile(state, command);
    }
  },
  evolve,
};

function needs(command: AccountCommand): AccountsNeeds {
  switch (command.kind) {
    case "end-session":
      return { accountIds: [], sids: [command.sid], chiefs: false };
    case "change-account":
      return { accountIds: [command.actorId, command.accountId], sids: [], chiefs: true };
    case "announce-account":
    case "change-profile":
      return { accountIds: [command.accountId], sids: [], chiefs: false };
  }
}

function evolve(state: AccountsState, { set }: Changes): void {
  for (const { in: view, id, fields } of set) {
    if (view === SESSIONS) takeIn(state.sessions, id, fields);
    else {
      takeIn(state.accounts, id, fields);
      const account = state.accounts.get(id);
      if (account && isChief(account)) state.chiefs.add(id);
      else state.chiefs.delete(id);
    }
  }
}

function takeIn<Document>(documents: Map<string, Document>, id: string, fields: object): void {
  const before = documents.get(id);
  if (before !== undefined) documents.set(id, { ...before, ...fields });
}
