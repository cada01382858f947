import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The full path of a program that can be run, or null. */
export function findOnPath(program: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  // Debian keeps nginx where only root's PATH looks.
  for (const folder of [...folders, "/usr/local/sbin", "/usr/sbin"]) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return null;
}
