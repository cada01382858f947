import type { PanelApp } from "../app/panel-app.ts";

/** Marks something as under way; what is under way already is not begun again. */
export async function whileBusy(app: PanelApp, what: string, job: () => Promise<void>) {
  const { busy } = app.store.get();
  if (busy.has(what)) return;
  app.store.set({ busy: new Set([...busy, what]) });
  try {
    await job();
  } finally {
    const left = new Set(app.store.get().busy);
    left.delete(what);
    app.store.set({ busy: left });
  }
}
