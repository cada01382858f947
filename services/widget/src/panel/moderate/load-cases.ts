import type { ModerationPage } from "@parley/contracts/types";
import type { PanelApp } from "../app/panel-app.ts";
import { tellFailure } from "../app/tell-failure.ts";
import { askAsPerson } from "../take-part/ask-as-person.ts";
import { takeCases } from "./take-cases.ts";

const STATUSES = ["hidden", "reported", "pending"] as const;

/** What waits for a decision in this article, or was hidden in it, comes up where it stands. */
export async function loadCases(app: PanelApp): Promise<void> {
  const { siteId, articleId } = app.props;
  try {
    for (const status of STATUSES) {
      const query = new URLSearchParams({ status, articleId });
      const path = `/api/v1/sites/${siteId}/moderation/comments?${query}`;
      takeCases(app, (await askAsPerson<ModerationPage>(app, path, { fresh: true })).comments);
    }
  } catch (error) {
    app.store.set({ alert: tellFailure(app.t, error) });
  }
}
