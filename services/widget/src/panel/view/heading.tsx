import { h, type ComponentChildren, type JSX } from "preact";
import { usePanel } from "./panel-context.ts";

interface HeadingProps {
  /** Levels below the discussion's own heading. */
  below: 0 | 1;
  id: string;
  children: ComponentChildren;
}

/** The host says at which level the discussion stands on its page; a page of our own begins at 1. */
export function Heading({ below, id, children }: HeadingProps): JSX.Element {
  const { mode, headingLevel } = usePanel().props;
  const level = (mode === "page" ? 1 : headingLevel) + below;
  return h(`h${level}`, { id, class: below === 0 ? "h" : "name" }, children);
}
