import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf } from "@parley/service-kit/code-of";

/** The trimmed text of a file that only its owner may read; null where there is none. */
export function readSecretFile(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (isMissing(error)) return null;
    throw new Error(`cannot read ${file}`, { cause: error });
  }
}

/** Writes a new file with mode 0600. One that another process has just made stands: its text is answered. */
export function makeSecretFile(file: string, secret: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx", flush: true });
    return secret;
  } catch (error) {
    const other = isPresent(error) ? readSecretFile(file) : null;
    if (other) return other;
    throw new Error(`cannot write ${file}`, { cause: error });
  }
}

const isMissing = (error: unknown) => codeOf(error) === "ENOENT";
const isPresent = (error: unknown) => codeOf(error) === "EEXIST";
