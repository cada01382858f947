import type { ContentNode, Flag } from "@parley/contracts/types";

/** What a decision needs of the site, as last read ([J1]: settings travel in the command). */
export interface SiteRules {
  readonly premoderated: boolean;
  readonly slowModeSeconds: number;
  readonly editWindowSeconds: number;
}

/** Who acts. `moderator`: of this site, or an admin. */
export interface Actor {
  readonly id: string;
  readonly moderator: boolean;
}

/** A text that passed the rules that need only text and person. */
export interface CheckedText {
  readonly content: readonly ContentNode[];
  readonly source: string;
  readonly textHash: string;
  /** Why those rules hold it; empty: they do not. */
  readonly flags: readonly Flag[];
}

export interface PostCommand {
  readonly kind: "post";
  /** Made once, here: every attempt names the same comment. */
  readonly id: string;
  readonly siteId: string;
  readonly articleId: string;
  readonly author: Actor;
  readonly parentId: string | null;
  readonly text: CheckedText;
  readonly key: string;
  readonly fingerprint: string;
  /** Counts only for the article's first comment. */
  readonly article: { readonly url: string | null; readonly title: string | null };
  readonly site: SiteRules;
}

export interface EditCommand {
  readonly kind: "edit";
  readonly id: string;
  readonly actor: Actor;
  readonly text: CheckedText;
  readonly site: SiteRules;
}

export interface DeleteCommand {
  readonly kind: "delete";
  readonly id: string;
  readonly actor: Actor;
}

interface DecisionCommand<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  readonly actor: Actor;
  readonly reason: string | null;
  readonly note: string | null;
  /** null: the last decision stands. */
  readonly expectedVersion: number | null;
}

export type ApproveCommand = DecisionCommand<"approve">;
export type HideCommand = DecisionCommand<"hide">;
export type RestoreCommand = DecisionCommand<"restore">;
export type PinCommand = DecisionCommand<"pin">;
export type UnpinCommand = DecisionCommand<"unpin">;

export type ModeratorCommand =
  | ApproveCommand
  | HideCommand
  | RestoreCommand
  | PinCommand
  | UnpinCommand;

/** undefined: as it is; null: as the site has it. */
export interface ArticleChange {
  readonly state?: "open" | "closed";
  readonly slowModeSeconds?: number | null;
  readonly premoderated?: boolean | null;
  readonly title?: string | null;
  readonly url?: string | null;
  readonly closesAt?: string | null;
}

export interface ChangeArticleCommand {
  readonly kind: "change-article";
  readonly siteId: string;
  readonly articleId: string;
  readonly actor: Actor;
  readonly change: ArticleChange;
}

/** [C3] Recounts what is kept beside the comments. */
export interface RepairCommand {
  readonly kind: "repair";
  /** The places of the roots whose trees are recounted. */
  readonly trees: readonly number[];
  /** Whether the article's own count is. */
  readonly count: boolean;
}

export type ArticleCommand =
  | PostCommand
  | EditCommand
  | DeleteCommand
  | ModeratorCommand
  | ChangeArticleCommand
  | RepairCommand;
