import { CONFUSABLE_TABLE } from "./confusable-table.ts";

const LOOK_OF: ReadonlyMap<string, string> = new Map(
  CONFUSABLE_TABLE.trim()
    .split(/[;\n]/)
    .flatMap((group) => {
      const [look = "", characters = ""] = group.split(":");
      const shown = fromHexadecimal(look.split(" "));
      return characters.split(",").map((one): [string, string] => [fromHexadecimal([one]), shown]);
    }),
);

/**
 * What a name looks like, case aside: two names that share one of these are taken for each other. One or two keys,
 * since letters may look alike as written ("НELLO" with a Cyrillic Н) or only once folded. ё and е stay apart.
 * The skeleton is that of UTS #39, section 4.
 */
export function nameSkeletons(name: string): readonly string[] {
  const text = name.normalize("NFKC");
  return [...new Set([foldedSkeleton(text), foldedSkeleton(skeleton(text))])];
}

// The look of a folded letter may be a capital ("0" looks like "O"), hence the second fold.
function foldedSkeleton(text: string): string {
  return skeleton(fold(skeleton(fold(text))));
}

function skeleton(text: string): string {
  let looks = "";
  for (const character of text.normalize("NFD")) looks += LOOK_OF.get(character) ?? character;
  return looks.normalize("NFD");
}

// Upper case first: "ß" folds to "ss" and the final sigma to the other one.
function fold(text: string): string {
  return text.toUpperCase().toLowerCase();
}

function fromHexadecimal(codePoints: readonly string[]): string {
  return String.fromCodePoint(...codePoints.map((one) => Number.parseInt(one, 16)));
}
