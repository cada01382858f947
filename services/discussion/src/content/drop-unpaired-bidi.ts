const EMBEDDING = "\u202a\u202b\u202d\u202e";
const POP_EMBEDDING = "\u202c";
const ISOLATE = "\u2066\u2067\u2068";
const POP_ISOLATE = "\u2069";
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * Takes away the bidirectional controls that open nothing or are never closed on their line (a line break ends their
 * power anyway), so none of them reaches what stands beside the comment. Pairs stay: right-to-left writers need them.
 */
export function dropUnpairedBidi(text: string): string {
  if (!CONTROLS.test(text)) return text;
  return text
    .split("\n")
    .map((line) => (CONTROLS.test(line) ? pairedOnly(line) : line))
    .join("\n");
}

function pairedOnly(line: string): string {
  const paired = pairedPositions(line);
  let kept = "";
  for (let i = 0; i < line.length; i += 1) {
    const character = line.charAt(i);
    if (!CONTROLS.test(character) || paired.has(i)) kept += character;
  }
  return kept;
}

function pairedPositions(line: string): Set<number> {
  const paired = new Set<number>();
  const open: { at: number; isolate: boolean }[] = [];
  let openIsolates = 0;
  for (let i = 0; i < line.length; i += 1) {
    const character = line.charAt(i);
    if (EMBEDDING.includes(character)) open.push({ at: i, isolate: false });
    if (ISOLATE.includes(character)) {
      open.push({ at: i, isolate: true });
      openIsolates += 1;
    }
    if (character === POP_EMBEDDING) {
      const last = open.at(-1);
      if (last === undefined || last.isolate) continue;
      open.pop();
      paired.add(last.at).add(i);
    }
    if (character === POP_ISOLATE && openIsolates > 0) {
      // The end of an isolate also ends the embeddings that were begun inside and never closed.
      let last = open.pop();
      while (last !== undefined && !last.isolate) last = open.pop();
      if (last !== undefined) paired.add(last.at).add(i);
      openIsolates -= 1;
    }
  }
  return paired;
}
