import type { ComponentType } from "preact";
import type { Comment } from "@parley/contracts/types";
import type { Slot } from "../action.ts";

/** Components of the parts that are loaded when wanted; null until then. */
export interface LateParts {
  reading: { OptionsMenu: ComponentType; ShareNote: ComponentType<{ id: string }> } | null;
  takePart: {
    Composer: ComponentType<{ slot: Slot }>;
    LoginForms: ComponentType;
    DeleteQuestion: ComponentType;
  } | null;
  moderate: {
    ModeratorActions: ComponentType<{ comment: Comment }>;
    ModeratorBar: ComponentType<{ comment: Comment }>;
    ArticleBar: ComponentType;
  } | null;
}

export const NO_PARTS: LateParts = { reading: null, takePart: null, moderate: null };
