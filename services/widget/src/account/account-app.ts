import type { Account, SessionGrant } from "@parley/contracts/types";
import type { Translate } from "../locales/translate.ts";
import { ask, AskError } from "../panel/app/ask.ts";
import { tellFailure } from "../panel/app/tell-failure.ts";
import { inTurn } from "../panel/session/in-turn.ts";
import { createSessionClient } from "../panel/session/session-client.ts";
import { createSessionTabs, openChannel } from "../panel/session/session-tabs.ts";
import { hasMarkerCookie, tabToken } from "../panel/session/session-trace.ts";
import { createStore, type Store } from "../panel/state/store.ts";
import { viewOfHash, type AccountState } from "./account-state.ts";

export interface Chosen {
  email: string;
  password: string;
  name: string;
}

export interface AccountApp {
  store: Store<AccountState>;
  start(): Promise<void>;
  setUp(token: string, chosen: Chosen): Promise<void>;
  logIn(email: string, password: string): Promise<void>;
  save(change: { name: string; locale: string }): Promise<void>;
  logOut(): Promise<void>;
}

/** A person's account. Each thing done says how it went; nothing here throws. */
export function createAccountApp(t: Translate, hash: string): AccountApp {
  const first: AccountState = { view: viewOfHash(hash), busy: false, error: null, notice: "" };
  const store = createStore(first);
  const session = createSessionClient({
    ask,
    tabToken,
    hasMarkerCookie,
    tabs: createSessionTabs(openChannel()),
    inTurn,
    now: Date.now,
    later: (job, inMs) => void setTimeout(job, inMs),
    changed: (now) => {
      store.set({ view: now ? { kind: "me", account: now.account } : { kind: "log-in" } });
    },
  });
  const attempt = async (
    job: () => Promise<void>,
    told = (error: unknown) => tellFailure(t, error),
  ) => {
    store.set({ busy: true, error: null, notice: "" });
    await job().catch((error: unknown) => store.set({ error: told(error) }));
    store.set({ busy: false });
  };
  const grant = async (path: string, body: object) => {
    await session.begin(await ask<SessionGrant>(path, { method: "POST", body }));
  };
  return {
    store,
    async start() {
      if (store.get().view.kind !== "loading") return;
      await attempt(() => session.resume());
      if (store.get().view.kind === "loading") store.set({ view: { kind: "log-in" } });
    },
    setUp: (token, chosen) =>
      attempt(
        async () => {
          await grant("/auth/v1/setup", { token, ...chosen });
          store.set({ notice: t("ready") });
        },
        (error) => tellSetUp(t, error),
      ),
    logIn: (email, password) =>
      attempt(
        () => grant("/auth/v1/login", { email, password }),
        (error) => (codeOf(error) === "unauthenticated" ? t("error.login") : tellFailure(t, error)),
      ),
    save: (change) =>
      attempt(async () => {
        const token = await session.token();
        const account = await ask<Account>("/auth/v1/me", { method: "PATCH", body: change, token });
        store.set({ view: { kind: "me", account }, notice: t("saved") });
      }),
    logOut: () => attempt(() => session.end()),
  };
}

/** Only the token can be wrong that the person did not type. */
function tellSetUp(t: Translate, error: unknown): string {
  const errors = error instanceof AskError ? (error.problem.errors ?? []) : [];
  return errors.some(({ path }) => path === "token") ? t("linkUsed") : tellFailure(t, error);
}

function codeOf(error: unknown): string | null {
  return error instanceof AskError ? error.code : null;
}
