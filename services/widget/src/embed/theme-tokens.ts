/** What a publisher may set as `--parley-*` on the tag. */
const TOKENS = [
  "font",
  "size",
  "accent",
  "accent-h",
  "on-accent",
  "accent-w",
  "radius",
  "max-width",
];

export function themeTokens(tag: Element): Record<string, string> {
  const style = getComputedStyle(tag);
  const tokens: Record<string, string> = {};
  for (const name of TOKENS) {
    const value = style.getPropertyValue(`--parley-${name}`).trim();
    if (value) tokens[name] = value;
  }
  return tokens;
}
