/** The frame's name for who cannot see it. The loader has no other words of its own. */
const TITLES: Readonly<Record<string, string>> = { en: "Discussion", ru: "Обсуждение" };

export function frameTitle(tag: Element): string {
  const language = tag.getAttribute("locale") || document.documentElement.lang || "en";
  return TITLES[language.slice(0, 2).toLowerCase()] ?? "Discussion";
}
