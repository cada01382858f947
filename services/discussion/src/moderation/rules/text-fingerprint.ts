import { createHash } from "node:crypto";
import type { ContentNode } from "@parley/contracts/types";
import { linksIn } from "../../content/links-in.ts";
import { plainTextOf } from "../../content/plain-text-of.ts";
import { LOOK_ALIKES } from "./look-alikes.ts";

const UNSEEN = /[\s\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * [T85] The same for texts that a reader takes for the same: whatever their case, spaces, marks, Markdown, invisible
 * characters and look-alike letters. Where their links lead counts. 22 letters of base64url (128 bits of SHA-256).
 */
export function textFingerprint(content: readonly ContentNode[]): string {
  const folded = foldText(plainTextOf(content));
  const hash = createHash("sha256").update([folded, ...linksIn(content)].join("\n"));
  return hash.digest("base64url").slice(0, 22);
}

function foldText(text: string): string {
  const plain = text.normalize("NFKD").toLowerCase().replace(UNSEEN, "");
  return Array.from(plain, (letter) => LOOK_ALIKES.get(letter) ?? letter).join("");
}
