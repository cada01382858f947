import fc from "fast-check";
import type { TestArticle } from "../../testing/a-test-article.ts";
import type { ArticleCommand, PostCommand } from "../commands.ts";
import { aDecision, aText, anEdit, OTHER, READER } from "./commands.ts";

const DECISIONS = ["approve", "hide", "restore", "pin", "unpin"] as const;
const POSTS = ["post", "reply", "held", "same key", "other body"];
const KINDS = [...POSTS, "edit", "delete", "slow mode", "close", "open", ...DECISIONS];
const OFTEN = ["post", "reply", "edit", "edit", "delete", "open", "open"];

/** One thing somebody does; `on` picks one of the comments there are. */
export interface Step {
  readonly kind: string;
  readonly on: number;
  readonly who: 0 | 1;
  readonly text: number;
  readonly afterMs: number;
}

/** Few people and few texts, so that keys, repeats and slow mode matter. */
export function randomSteps(length: number): fc.Arbitrary<Step[]> {
  const step = fc.record({
    kind: fc.constantFrom(...KINDS, ...OFTEN),
    on: fc.nat({ max: 1_000 }),
    who: fc.constantFrom<0 | 1>(0, 1),
    text: fc.nat({ max: 5 }),
    afterMs: fc.nat({ max: 20_000 }),
  });
  return fc.array(step, { minLength: length, maxLength: length });
}

/** Steps as commands on one article: the same steps give the same commands, but for ids. */
export function commandsOf(article: TestArticle, steps: readonly Step[]): ArticleCommand[] {
  const posted: PostCommand[] = [];
  return steps.map((step) => {
    const command = commandOf(article, step, posted);
    if (command.kind === "post") posted.push(command);
    return command;
  });
}

function commandOf(
  article: TestArticle,
  { kind, on, who, text, afterMs }: Step,
  posted: readonly PostCommand[],
): ArticleCommand {
  const target = posted[on % posted.length];
  const somebody = who === 0 ? READER : OTHER;
  const first = article.draft({ author: somebody, text: aText(`text ${text}`) });
  const decision = DECISIONS.find((one) => one === kind);
  if (!target) return first;
  if (decision) return aDecision(decision, target.id, { reason: "so" });
  if (kind === "reply") return { ...first, parentId: target.id };
  if (kind === "held")
    return { ...first, text: aText(`text ${text}`, [{ rule: "links", detail: "4 links" }]) };
  if (kind === "same key") return { ...target, id: first.id };
  if (kind === "other body") return { ...target, id: first.id, fingerprint: "another" };
  // Mostly their own: what is refused changes nothing.
  const actor = on % 5 === 0 ? somebody : target.author;
  if (kind === "edit") return anEdit(target.id, { actor, text: aText(`text ${text}`) });
  if (kind === "delete") return { kind, id: target.id, actor };
  const change = articleChange(kind, afterMs);
  if (!change) return first;
  const { siteId, articleId } = article;
  return { kind: "change-article", siteId, articleId, actor, change };
}

function articleChange(kind: string, afterMs: number) {
  if (kind === "slow mode") return { slowModeSeconds: afterMs % 15 };
  if (kind === "close") return { state: "closed" } as const;
  return kind === "open" ? ({ state: "open", slowModeSeconds: null } as const) : null;
}
