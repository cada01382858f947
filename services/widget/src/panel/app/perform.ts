import type { Action } from "../action.ts";
import { loadModerate, loadReading, loadTakePart } from "./late-load.ts";
import { tellHost, type PanelApp } from "./panel-app.ts";

/** Does what a component asked for; what fails is told above the list, and nothing is half done. */
export async function perform(app: PanelApp, action: Action): Promise<void> {
  app.store.set({ alert: null });
  try {
    await doAction(app, action);
  } catch (error) {
    const { codeOf, tellFailure } = await import("./tell-failure.ts");
    app.store.set({ alert: tellFailure(app.t, error) });
    tellHost(app, "parley:error", { code: codeOf(error) });
  }
}

async function doAction(app: PanelApp, action: Action): Promise<void> {
  if (!("as" in action)) return (await loadReading(app)).perform(app, action);
  if (action.as === "person") return (await loadTakePart(app)).perform(app, action);
  return (await loadModerate(app)).perform(app, action);
}
