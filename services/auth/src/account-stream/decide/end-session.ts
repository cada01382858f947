import type { EndSession } from "../account-command.ts";
import type { AccountsState } from "../accounts-state.ts";
import { type AccountDecision, already, leaveEndedSession, refuse } from "../leave.ts";

/** One session ends for good; the person's others live on. */
export function endSession(
  { sessions }: AccountsState,
  { sid, why }: EndSession,
  at: string,
): AccountDecision {
  const session = sessions.get(sid);
  if (!session) return refuse("not-found", "there is no such session");
  if (session.endedAt !== null) return already;
  return leaveEndedSession(sid, { endedAt: at, endedWhy: why });
}
