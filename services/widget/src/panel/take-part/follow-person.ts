import { loadModerate } from "../app/late-load.ts";
import { tellHost, type PanelApp } from "../app/panel-app.ts";
import { mayModerate } from "../state/what-may-be-done.ts";
import { readDrafts } from "./drafts.ts";
import { forgetMine, loadMine } from "./load-mine.ts";
import { sessionOf } from "./session-of.ts";

const AGAIN_MS = 10_000;

/** Whoever logs in or out, here or in another tab: what only that person may see comes and goes. */
export function followPerson(app: PanelApp): void {
  let known: string | null = null;
  app.access.subscribe(() => {
    const now = app.store.get().person?.account.id ?? null;
    if (now === known) return;
    if (known !== null) forgetMine(app);
    known = now;
    if (now === null) tellHost(app, "parley:logout", {});
    else welcome(app);
  });
}

/** Takes up what an earlier page left; where the server cannot be asked, again after a while. */
export async function resume(app: PanelApp): Promise<void> {
  try {
    await sessionOf(app).resume();
  } catch {
    setTimeout(() => void resume(app), AGAIN_MS);
  }
}

function welcome(app: PanelApp): void {
  readDrafts(app);
  tellHost(app, "parley:login", {});
  // Without it the reader sees the public's view; the next log-in or reload asks again.
  void loadMine(app).catch(() => undefined);
  if (mayModerate(app.store.get())) void loadModerate(app).then((part) => part.begin(app));
}
