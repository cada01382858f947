import type { Comment, PublicSettings } from "@parley/contracts/types";
import type { PanelState } from "./panel-state.ts";

/**
 * What is offered on a comment. The server decides; this only spares people a refusal that is known beforehand.
 */
export function mayReply(state: PanelState, comment: Comment): boolean {
  return comment.status === "visible" && mayWrite(state);
}

/** Guests are offered it, too: it asks them to log in. */
export function mayWrite({ thread, mine, person }: PanelState): boolean {
  if (thread.article.state === "closed") return false;
  const kind = person && mine?.sanction?.kind;
  return kind !== "mute" && kind !== "ban";
}

export function mayEdit(state: PanelState, site: PublicSettings, comment: Comment): boolean {
  if (!isOwn(state, comment) || !mayWrite(state)) return false;
  return state.now - Date.parse(comment.createdAt) < site.editWindowSeconds * 1000;
}

export function mayDelete(state: PanelState, comment: Comment): boolean {
  return isOwn(state, comment);
}

/** A role at this site, or at all of them. */
export function mayModerate({ person, thread }: PanelState): boolean {
  const roles = person?.account.roles ?? {};
  return Boolean(roles[thread.article.siteId] ?? roles["*"]);
}

function isOwn({ person }: PanelState, { author, status }: Comment): boolean {
  const shown = status === "visible" || status === "pending";
  return shown && person !== null && person.account.id === author?.id;
}
