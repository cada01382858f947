import type { PanelApp } from "./panel-app.ts";

/** Parts of the panel that are asked for when somebody needs them, each once. */
export async function loadTakePart(app: PanelApp) {
  const { takePart } = await import("../take-part/take-part.ts");
  if (!app.parts.get().takePart) app.parts.set({ takePart: takePart.components });
  return takePart;
}

export async function loadModerate(app: PanelApp) {
  const { moderate } = await import("../moderate/moderate.ts");
  if (!app.parts.get().moderate) app.parts.set({ moderate: moderate.components });
  return moderate;
}
