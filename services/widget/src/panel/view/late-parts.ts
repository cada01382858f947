import type { ComponentType } from "preact";
import type { Comment } from "@parley/contracts/types";
import type { Slot } from "../action.ts";

/** Components of the parts that are loaded when wanted; null until then. */
export interface LateParts {
  takePart: {
    Composer: ComponentType<{ slot: Slot }>;
    LoginForms: ComponentType;
    DeleteQuestion: ComponentType;
  } | null;
  moderate: {
    ModeratorBar: ComponentType<{ comment: Comment }>;
    ArticleBar: ComponentType;
  } | null;
}

export const NO_PARTS: LateParts = { takePart: null, moderate: null };
