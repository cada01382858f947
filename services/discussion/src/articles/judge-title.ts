import { LIMITS } from "@parley/contracts/limits";
import type { CheckTextDeps } from "../comments/check-text.ts";
import { parseContent } from "../content/parse-content.ts";
import { runTextRules } from "../moderation/rules/rules.ts";
import type { SettingsRecord } from "../site-stream/records.ts";
import { cleanTitle } from "./clean-title.ts";

/**
 * [A1] What a first comment says of its article's title goes through the rules, since everybody sees it at once: null
 * where one of them would refuse or hold it.
 */
export async function judgeTitle(
  { textRules }: CheckTextDeps,
  title: string | null,
  { settings, moderator }: { settings: SettingsRecord; moderator: boolean },
): Promise<string | null> {
  const body = title && cleanTitle(title);
  if (!body) return null;
  const ofTitles = { ...settings, bodyMaxLength: LIMITS.titleMax };
  const draft = { body, content: parseContent(body), moderator, settings: ofTitles };
  const ruling = await runTextRules(textRules, draft);
  return ruling.kind === "pass" ? body : null;
}
