import type { Votes } from "@parley/contracts/types";
import type { PanelApp } from "../app/panel-app.ts";
import { threadChanged } from "../app/panel-app.ts";
import { takeVotes } from "../thread/take-news.ts";
import { askAsPerson } from "./ask-as-person.ts";

/** Counted on screen at once; put back if the server refuses. */
export async function vote(app: PanelApp, id: string, value: 1 | 0 | -1): Promise<void> {
  const before = app.store.get().mine?.votes[id] ?? 0;
  const held = app.store.get().thread.known.get(id)?.comment.votes;
  if (!held) return;
  setMine(app, id, value);
  setCount(app, id, counted(held, before, value));
  try {
    const path = `/api/v1/comments/${id}/vote`;
    const { votes } = await askAsPerson<{ votes: Votes }>(app, path, {
      method: "PUT",
      body: { value },
    });
    setCount(app, id, votes);
    app.store.set({ announcement: app.t("voted") });
  } catch (error) {
    setMine(app, id, before);
    setCount(app, id, held);
    throw error;
  }
}

function counted({ up, down }: Votes, before: number, now: number): Votes {
  const moved = (way: 1 | -1) => Number(now === way) - Number(before === way);
  return { up: up + moved(1), down: down + moved(-1) };
}

function setMine({ store }: PanelApp, id: string, value: 1 | 0 | -1): void {
  const { mine } = store.get();
  if (!mine) return;
  const { [id]: _before, ...votes } = mine.votes;
  store.set({ mine: { ...mine, votes: value === 0 ? votes : { ...votes, [id]: value } } });
}

function setCount(app: PanelApp, id: string, votes: Votes): void {
  takeVotes(app.store.get().thread, { [id]: votes });
  threadChanged(app);
}
