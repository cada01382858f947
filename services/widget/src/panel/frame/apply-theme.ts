/** What a publisher may set of the look; nothing else crosses the frame. */
const TOKENS = [
  "font",
  "size",
  "accent",
  "accent-h",
  "on-accent",
  "accent-w",
  "radius",
  "max-width",
] as const;

export function applyTheme(tokens: Readonly<Record<string, string>>): void {
  for (const name of TOKENS) {
    const value = tokens[name];
    if (typeof value !== "string" || value.length > 200) continue;
    document.documentElement.style.setProperty(`--parley-${name}`, value);
  }
}
