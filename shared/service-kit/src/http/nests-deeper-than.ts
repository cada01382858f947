/** Whether JSON text nests arrays and objects deeper than `max`, found without building any of it. */
export function nestsDeeperThan(json: string, max: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i += 1) {
    const letter = json[i];
    if (inString) {
      if (letter === "\\") i += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === "{" || letter === "[") {
      depth += 1;
      if (depth > max) return true;
    } else if (letter === "}" || letter === "]") depth -= 1;
  }
  return false;
}
