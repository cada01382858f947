import type { Comment } from "@parley/contracts/types";
import type { Slot } from "../action.ts";
import { AskError, type Question } from "../app/ask.ts";
import { articlePath, tellHost, threadChanged, type PanelApp } from "../app/panel-app.ts";
import { tellFailure } from "../app/tell-failure.ts";
import { focusComment } from "../reading/focus-comment.ts";
import { takeOwn } from "../thread/reveal.ts";
import { askAsPerson } from "./ask-as-person.ts";
import { commentIdOf } from "./comment-id-of.ts";
import { draftOf, dropDraft, putDraft } from "./drafts.ts";

/**
 * Sends what was written. Until an answer says that it is stored, the text stays where it was written, and each
 * further attempt has the same key: it is never lost and never there twice.
 */
export async function sendDraft(app: PanelApp, slot: Slot): Promise<void> {
  const draft = draftOf(app, slot);
  if (draft.phase === "sending" || draft.text.trim() === "") return;
  const key = draft.key ?? crypto.randomUUID();
  putDraft(app, slot, { key, phase: "sending", error: null });
  try {
    const comment = await store(app, slot, { body: draft.text, key });
    dropDraft(app, slot);
    show(app, comment);
  } catch (error) {
    fail(app, slot, error);
  }
}

/** After a log-in: what the last session's end had stopped. */
export async function sendLockedOut(app: PanelApp): Promise<void> {
  for (const slot of slotsOf(app)) {
    if (draftOf(app, slot).phase === "locked-out") await sendDraft(app, slot);
  }
}

function slotsOf(app: PanelApp): Slot[] {
  const { drafts } = app.store.get();
  return Object.keys(drafts).filter((slot): slot is Slot => slot in drafts);
}

interface Written {
  body: string;
  key: string;
}

async function store(app: PanelApp, slot: Slot, { body, key }: Written): Promise<Comment> {
  if (slot.startsWith("edit:")) {
    const path = `/api/v1/comments/${commentIdOf(slot)}`;
    return askAsPerson<Comment>(app, path, { method: "PATCH", body: { body } });
  }
  const parentId = slot === "root" ? null : commentIdOf(slot);
  const post = (more: object) => {
    const question: Question = { method: "POST", body: { body, parentId, ...more } };
    const path = `${articlePath(app.props)}/comments`;
    return askAsPerson<Comment>(app, path, { ...question, idempotencyKey: key });
  };
  const article = articleOfAddress(app);
  if (article === null) return post({});
  try {
    return await post({ article });
  } catch (error) {
    // An address that is none of the site's is the host's mistake, not the writer's.
    if (!(error instanceof AskError) || error.code !== "invalid-input") throw error;
    return post({});
  }
}

/** What the host says of the article, for the first comment under it. */
function articleOfAddress(app: PanelApp): { url: string; title?: string } | null {
  const told = new URLSearchParams(location.search);
  const [url, title] = [told.get("url"), told.get("title")];
  if (app.props.mode === "page" || app.store.get().thread.article.url !== null || !url) return null;
  return { url, ...(title && { title: title.slice(0, 300) }) };
}

function show(app: PanelApp, comment: Comment): void {
  takeOwn(app.store.get().thread, comment);
  threadChanged(app);
  app.store.set({ announcement: app.t(comment.status === "pending" ? "waiting" : "posted") });
  tellHost(app, "parley:comment", { commentId: comment.id });
  focusComment(app, comment.id);
}

function fail(app: PanelApp, slot: Slot, error: unknown): void {
  const why = app.t("failed", { why: tellFailure(app.t, error) });
  const lockedOut = error instanceof AskError && error.code === "unauthenticated";
  putDraft(app, slot, { phase: lockedOut ? "locked-out" : "failed", error: why });
  if (!lockedOut) return;
  const login = { form: "login" as const, at: slot, busy: false, error: app.t("sessionEnded") };
  app.store.set({ login });
}
