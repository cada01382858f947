import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A database file in a folder of its own, for a test; `remove` takes the folder away. */
export function temporaryFile(): { file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "parley-sqlite-"));
  return {
    file: join(folder, "test.sqlite"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
