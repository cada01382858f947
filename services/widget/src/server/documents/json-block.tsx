import type { JSX } from "preact";

export interface JsonBlockProps {
  type: "application/json" | "application/ld+json";
  id?: string;
  value: unknown;
}

/**
 * [P4] Data in a page. A script element's text is not decoded by browsers, so it cannot be escaped as HTML: `<` is
 * written as JSON's own escape instead, and no text in the data can end the element or open a comment in it.
 */
export function JsonBlock({ type, id, value }: JsonBlockProps): JSX.Element {
  const text = JSON.stringify(value).replaceAll("<", "\\u003c");
  // oxlint-disable-next-line react/no-danger -- the one exception from the lint rule: see above
  return <script type={type} id={id} dangerouslySetInnerHTML={{ __html: text }} />; // lint: as above
}
