import type { CommentPage } from "@parley/contracts/types";
import type { Slot } from "../action.ts";
import type { PanelApp } from "../app/panel-app.ts";
import { commentElementId } from "../links.ts";
import { focusLater } from "../reading/focus-comment.ts";
import { commentOf } from "../thread/thread-state.ts";
import { askAsPerson } from "./ask-as-person.ts";
import { commentIdOf } from "./comment-id-of.ts";
import { draftOf, dropDraft, putDraft } from "./drafts.ts";
import { askLogin } from "./log-in.ts";

/** Opens a reply or an edit; a guest is asked to log in there first. */
export async function startWriting(app: PanelApp, slot: Slot): Promise<void> {
  const { person, drafts } = app.store.get();
  if (!person) return askLogin(app, { form: "login", at: slot });
  if (!drafts[slot]) putDraft(app, slot, { text: await firstText(app, slot) });
  focusLater(app, () => document.getElementById(fieldId(slot)));
}

/** An edit begins with the text as it was written. */
async function firstText(app: PanelApp, slot: Slot): Promise<string> {
  if (!slot.startsWith("edit:")) return "";
  const id = commentIdOf(slot);
  const held = commentOf(app.store.get().thread, id)?.source;
  if (held !== undefined) return held;
  const { comment } = await askAsPerson<CommentPage>(app, `/api/v1/comments/${id}`);
  return comment.source ?? "";
}

/** Closes a reply or an edit and goes back to what opened it. A text on its way is not let go of. */
export function stopWriting(app: PanelApp, slot: Slot): void {
  if (draftOf(app, slot).phase === "sending") return;
  dropDraft(app, slot);
  const article = commentElementId(commentIdOf(slot));
  const opener = slot.startsWith("reply:") ? `#${article} [data-reply]` : `#${article}`;
  focusLater(app, () => document.querySelector<HTMLElement>(opener));
}

export function fieldId(slot: Slot): string {
  return `parley-write-${slot.replace(":", "-")}`;
}
