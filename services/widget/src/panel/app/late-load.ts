import { loadLateStyles } from "./load-late-styles.ts";
import type { PanelApp } from "./panel-app.ts";

/** Parts of the panel that are asked for when somebody needs them, each once. */
export async function loadReading(app: PanelApp) {
  const [{ reading }] = await Promise.all([import("../reading/reading.ts"), loadLateStyles()]);
  if (!app.parts.get().reading) app.parts.set({ reading: reading.components });
  return reading;
}

export async function loadTakePart(app: PanelApp) {
  const [{ takePart }] = await Promise.all([import("../take-part/take-part.ts"), loadLateStyles()]);
  if (!app.parts.get().takePart) {
    takePart.begin(app);
    app.parts.set({ takePart: takePart.components });
  }
  return takePart;
}

export async function loadModerate(app: PanelApp) {
  const [{ moderate }] = await Promise.all([import("../moderate/moderate.ts"), loadLateStyles()]);
  if (!app.parts.get().moderate) app.parts.set({ moderate: moderate.components });
  return moderate;
}
