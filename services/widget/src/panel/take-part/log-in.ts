import type { SessionGrant } from "@parley/contracts/types";
import type { Credentials, LoginPlace, Slot } from "../action.ts";
import { ask, AskError } from "../app/ask.ts";
import type { PanelApp } from "../app/panel-app.ts";
import { tellFailure } from "../app/tell-failure.ts";
import { commentElementId } from "../links.ts";
import { focusLater } from "../reading/focus-comment.ts";
import type { LoginForm } from "../state/panel-state.ts";
import { commentIdOf } from "./comment-id-of.ts";
import { putDraft } from "./drafts.ts";
import { askHostFirst } from "./ask-host-first.ts";
import { loadMine } from "./load-mine.ts";
import { sendLockedOut } from "./send-draft.ts";
import { sessionOf } from "./session-of.ts";
import { vote } from "./vote.ts";

/** Opens the form where it was asked for, unless the host logs its readers in by itself. */
export async function askLogin(app: PanelApp, { form, at }: Pick<LoginForm, "form" | "at">) {
  if (await askHostFirst(app)) return;
  app.store.set({ login: { form, at, busy: false, error: null } });
  focusLater(app, () => document.querySelector<HTMLElement>(".forms input"));
}

/** Focus goes back to what asked for it. */
export function closeLogin(app: PanelApp): void {
  const at = app.store.get().login?.at ?? "gate";
  const article = `#${commentElementId(commentIdOf(at))}`;
  const opener = isSlot(at) && at !== "root" ? `${article} [data-reply]` : ".join button";
  app.store.set({ login: null });
  focusLater(app, () => document.querySelector<HTMLElement>(opener));
}

/** Log-in or registration by the form that is open. Its errors stand in the form. */
export async function logIn(app: PanelApp, credentials: Credentials): Promise<void> {
  const { login } = app.store.get();
  if (!login || login.busy) return;
  app.store.set({ login: { ...login, busy: true, error: null } });
  try {
    const grant = await askForGrant(app, credentials);
    if (grant === null) {
      app.store.set({ login: { ...login, busy: false, error: app.t("checkMail") } });
      return;
    }
    await sessionOf(app).begin(grant);
  } catch (error) {
    app.store.set({ login: { ...login, busy: false, error: tell(app, error) } });
    return;
  }
  app.store.set({ login: null });
  await goOn(app, login);
}

/** null: the address has to be confirmed by mail first. */
async function askForGrant(app: PanelApp, { name, ...who }: Credentials) {
  if (name === undefined) {
    return ask<SessionGrant>("/auth/v1/login", { method: "POST", body: who });
  }
  const body = { ...who, name, locale: app.props.locale, acceptedRules: true };
  const answer = await ask<Partial<SessionGrant>>("/auth/v1/register", { method: "POST", body });
  const { account, accessToken, expiresInSeconds } = answer;
  if (!account || !accessToken || !expiresInSeconds) return null;
  return { account, accessToken, expiresInSeconds };
}

function tell(app: PanelApp, error: unknown): string {
  const wrong = error instanceof AskError && error.code === "unauthenticated";
  return wrong ? app.t("error.login") : tellFailure(app.t, error);
}

/** The person goes on with what the log-in had stopped: the text that waits, the reply, the vote. */
async function goOn(app: PanelApp, { at }: LoginForm): Promise<void> {
  if (at.startsWith("vote:")) {
    // Own votes are known first: an answer on its way would draw over this one.
    await loadMine(app);
    return vote(app, commentIdOf(at), 1);
  }
  if (isSlot(at) && !app.store.get().drafts[at]) putDraft(app, at, {});
  focusLater(app, () => document.querySelector<HTMLElement>(".cmp textarea"));
  await sendLockedOut(app);
}

function isSlot(at: LoginPlace): at is Slot {
  return at === "root" || at.startsWith("reply:") || at.startsWith("edit:");
}
