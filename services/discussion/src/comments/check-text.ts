import { refusalError } from "@parley/service-kit/journal/refusal-error";
import type { CheckedText } from "../article-stream/commands.ts";
import { parseContent } from "../content/parse-content.ts";
import type { TextRule } from "../moderation/rules/rule.ts";
import { runTextRules } from "../moderation/rules/rules.ts";
import { textFingerprint } from "../moderation/rules/text-fingerprint.ts";
import type { SettingsRecord } from "../site-stream/records.ts";

export interface CheckTextDeps {
  readonly textRules: readonly TextRule[];
}

/** Parses the Markdown and asks the rules that need only text and person. AppError as the rule that refuses says. */
export async function checkText(
  deps: CheckTextDeps,
  body: string,
  { settings, moderator }: { settings: SettingsRecord; moderator: boolean },
): Promise<CheckedText> {
  const content = parseContent(body);
  const ruling = await runTextRules(deps.textRules, { body, content, moderator, settings });
  if (ruling.kind === "refuse") throw refusalError(ruling.refusal);
  return {
    content,
    source: body,
    textHash: textFingerprint(content),
    flags: ruling.kind === "hold" ? ruling.flags : [],
  };
}
