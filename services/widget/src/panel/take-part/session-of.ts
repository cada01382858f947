import { ask } from "../app/ask.ts";
import type { PanelApp } from "../app/panel-app.ts";
import { inTurn } from "../session/in-turn.ts";
import { createSessionClient, type SessionClient } from "../session/session-client.ts";
import { createSessionTabs, openChannel } from "../session/session-tabs.ts";
import { hasMarkerCookie, tabToken } from "../session/session-trace.ts";
import type { Session } from "../session/session.ts";

const clients = new WeakMap<PanelApp, SessionClient>();

/** The session of this panel: one client, made when first needed. */
export function sessionOf(app: PanelApp): SessionClient {
  const made = clients.get(app);
  if (made) return made;
  const client = createSessionClient({
    ask,
    tabToken,
    hasMarkerCookie,
    tabs: createSessionTabs(openChannel()),
    inTurn,
    now: Date.now,
    later: (job, inMs) => void setTimeout(job, inMs),
    changed: (session) => takeSession(app, session),
  });
  clients.set(app, client);
  return client;
}

function takeSession(app: PanelApp, session: Session | null): void {
  const { account, kept } = session ?? {};
  app.store.set({ person: account && kept ? { account, kept } : null });
  app.access.set({ token: session?.accessToken ?? null });
}
