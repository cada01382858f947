import { isAppError } from "@parley/service-kit/problem";
import { ACCOUNT_STREAM, type AccountJournal } from "../account-stream/account-stream.ts";

export interface LogOutDeps {
  readonly journal: AccountJournal;
}

/** This session ends for good, and no other. One that is gone already is no error. */
export async function logOut({ journal }: LogOutDeps, sid: string): Promise<void> {
  try {
    await journal.submit(ACCOUNT_STREAM, { kind: "end-session", sid, why: "logout" });
  } catch (error) {
    if (!isAppError(error, "not-found")) throw error;
  }
}
