import type { SessionGrant } from "@parley/contracts/types";
import { AskError, type Question } from "../app/ask.ts";
import type { SessionKept } from "../state/panel-state.ts";
import { keepSession } from "./keep-session.ts";
import { sessionOf, type Session } from "./session.ts";
import type { SessionTabs } from "./session-tabs.ts";
import type { TabToken } from "./session-trace.ts";

export interface SessionDeps {
  ask<T>(path: string, question: Question): Promise<T>;
  tabToken: { read(): TabToken | null; write(token: TabToken): boolean; clear(): void };
  hasMarkerCookie(): boolean;
  tabs: SessionTabs;
  inTurn<T>(job: () => Promise<T>): Promise<T>;
  now(): number;
  later(job: () => void, inMs: number): void;
  /** null: nobody is logged in any more. */
  changed(session: Session | null): void;
}

export interface SessionClient {
  /** Takes up what an earlier page left. Throws AskError where the server could not be asked. */
  resume(): Promise<void>;
  /** Login or register has answered. */
  begin(grant: SessionGrant): Promise<void>;
  /** A token that is good for now; null for guests, and where the session turns out to have ended. */
  token(): Promise<string | null>;
  /** Another token; null where the session has ended. */
  renew(): Promise<string | null>;
  end(): Promise<void>;
}

/** A token this near its end is renewed first. */
const SPARE_MS = 15_000;
/** And without being asked, so that a socket stays a person's while nothing is clicked. */
const RENEW_AHEAD_MS = 60_000;

export function createSessionClient(deps: SessionDeps): SessionClient {
  const { tabs, tabToken } = deps;
  let session: Session | null = null;
  let renewing: Promise<string | null> | null = null;

  const set = (now: Session | null) => {
    session = now;
    deps.changed(now);
    if (now) deps.later(() => renewIfStill(now), now.expiresAt - deps.now() - RENEW_AHEAD_MS);
  };
  // Unheard, it is renewed when next asked for.
  const renewQuietly = () => void client.renew().catch(() => undefined);
  const renewIfStill = (known: Session) => {
    if (session === known) renewQuietly();
  };
  const take = (grant: SessionGrant, kept: SessionKept) => {
    const taken = sessionOf(grant, kept, deps.now());
    const token = { sid: taken.sid, token: taken.refreshToken ?? "" };
    // Step 3: nothing can be kept, so the session lives as long as this page.
    if (kept !== "cookie") taken.kept = tabToken.write(token) ? "tab" : "memory";
    set(taken);
    tabs.tell(kept === "cookie" ? { kind: "cookie" } : { kind: "token", ...token });
  };
  const drop = () => {
    tabToken.clear();
    if (session) set(null);
  };
  const refresh = async (token: TabToken | null) => {
    const body = token && { refreshToken: (await tabs.newest(token.sid)) ?? token.token };
    try {
      const question = { method: "POST", body: body ?? {} } as const;
      const grant = await deps.ask<SessionGrant>("/auth/v1/refresh", question);
      if (token) take(grant, "tab");
      else set(sessionOf(grant, "cookie", deps.now()));
    } catch (error) {
      if (!isOver(error)) throw error;
      drop();
    }
  };
  const renew = async () => {
    await deps.inTurn(() => refresh(session ? tokenOf(session) : tabToken.read()));
    return session?.accessToken ?? null;
  };
  const client: SessionClient = {
    async resume() {
      if (tabToken.read() !== null || deps.hasMarkerCookie()) await client.renew();
    },
    async begin(grant) {
      const kept = await keepSession(deps, grant);
      take(kept.grant, kept.kept);
    },
    async token() {
      const good = session === null || deps.now() < session.expiresAt - SPARE_MS;
      return good ? (session?.accessToken ?? null) : client.renew();
    },
    renew: () => (renewing ??= renew().finally(() => (renewing = null))),
    async end() {
      if (session === null) return;
      const { accessToken: token, sid } = session;
      // Heard by the server first: "logged out" must be true.
      await deps.ask("/auth/v1/logout", { method: "POST", token }).catch((error: unknown) => {
        if (!isOver(error)) throw error;
      });
      drop();
      tabs.tell({ kind: "ended", sid });
    },
  };
  tabs.listen((message) => {
    if (message.kind === "ended" && message.sid === session?.sid) drop();
    if (message.kind === "cookie" && session?.refreshToken == null) renewQuietly();
    if (message.kind === "who-has" && message.sid === session?.sid) answer(tabs, session);
    if (message.kind !== "token") return;
    const { sid, token } = message;
    if (session !== null && session.sid !== sid) return;
    tabToken.write({ sid, token });
    if (session === null) renewQuietly();
    else session.refreshToken = token;
  });
  return client;
}

function isOver(error: unknown): boolean {
  return error instanceof AskError && error.code === "unauthenticated";
}

function tokenOf({ sid, refreshToken }: Session): TabToken | null {
  return refreshToken === null ? null : { sid, token: refreshToken };
}

function answer(tabs: SessionTabs, session: Session): void {
  const token = tokenOf(session);
  if (token) tabs.tell({ kind: "newest", ...token });
}
