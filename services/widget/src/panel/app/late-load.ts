import type { PanelApp } from "./panel-app.ts";

/** Parts of the panel that are asked for when somebody needs them, each once. */
export async function loadReading(app: PanelApp) {
  const { reading } = await import("../reading/reading.ts");
  if (!app.parts.get().reading) app.parts.set({ reading: reading.components });
  return reading;
}

export async function loadTakePart(app: PanelApp) {
  const { takePart } = await import("../take-part/take-part.ts");
  if (!app.parts.get().takePart) {
    takePart.begin(app);
    app.parts.set({ takePart: takePart.components });
  }
  return takePart;
}

export async function loadModerate(app: PanelApp) {
  const { moderate } = await import("../moderate/moderate.ts");
  if (!app.parts.get().moderate) app.parts.set({ moderate: moderate.components });
  return moderate;
}
