import type { Router } from "express";

/** What express's router keeps of each `use` and each route; the part of it that is read here. */
interface Layer {
  /** false, or the part of the path that it takes. */
  match(path: string): false | { path: string };
  route?: { methods: Record<string, boolean | undefined> };
  handle: unknown;
}

/** The methods that some route has for this path, in capitals; none where no route knows it. */
export function allowedMethods(routers: readonly Router[], path: string): string[] {
  const found = new Set<string>();
  for (const router of routers) collect(router, path, found);
  if (found.has("GET")) found.add("HEAD");
  return [...found].toSorted();
}

function collect(router: unknown, path: string, found: Set<string>): void {
  for (const layer of layersOf(router)) {
    const taken = matched(layer, path);
    if (taken === null) continue;
    for (const [method, has] of Object.entries(layer.route?.methods ?? {})) {
      if (has && method !== "_all") found.add(method.toUpperCase());
    }
    collect(layer.handle, path.slice(taken.length) || "/", found);
  }
}

function layersOf(router: unknown): Layer[] {
  const stack = router instanceof Function && "stack" in router ? router.stack : [];
  return Array.isArray(stack) ? stack.filter(isLayer) : [];
}

function isLayer(layer: unknown): layer is Layer {
  return layer instanceof Object && "match" in layer && layer.match instanceof Function;
}

function matched(layer: Layer, path: string): string | null {
  try {
    const match = layer.match(path);
    return match === false ? null : match.path;
  } catch {
    // A part that cannot be decoded: no route has it.
    return null;
  }
}
