import type { SessionGrant } from "@parley/contracts/types";
import { AskError, type Question } from "../app/ask.ts";
import type { SessionKept } from "../state/panel-state.ts";

export interface KeepSessionDeps {
  ask<T>(path: string, question: Question): Promise<T>;
}

/**
 * After a log-in, the first two steps of design.md, "In a frame": (1) refresh once, and if the cookie did not come
 * back, (2) exchange the session for a refresh token of the page's own. Whether that can be kept is the caller's
 * to find out (3).
 */
export async function keepSession(
  { ask }: KeepSessionDeps,
  grant: SessionGrant,
): Promise<{ grant: SessionGrant; kept: SessionKept }> {
  const again = await refreshByCookie(ask);
  if (again !== null && again.account.id === grant.account.id) {
    return { grant: again, kept: "cookie" };
  }
  const { refreshToken } = await ask<{ refreshToken: string }>("/auth/v1/session", {
    method: "POST",
    body: { session: "body" },
    token: grant.accessToken,
  });
  return { grant: { ...grant, refreshToken }, kept: "tab" };
}

/** null where no cookie came along. */
async function refreshByCookie(ask: KeepSessionDeps["ask"]): Promise<SessionGrant | null> {
  try {
    return await ask<SessionGrant>("/auth/v1/refresh", { method: "POST", body: {} });
  } catch (error) {
    if (error instanceof AskError && error.code === "unauthenticated") return null;
    throw error;
  }
}
