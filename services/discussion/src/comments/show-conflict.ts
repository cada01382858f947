import { AppError } from "@parley/service-kit/problem";
import { currentIn } from "../article-stream/submit-comment-command.ts";
import { presentComments, type PresentDeps, type Viewer } from "./present-comments.ts";

/** Rethrows; a conflict with the newer state as this viewer may see it. */
export async function showConflict(
  deps: PresentDeps,
  error: unknown,
  viewer: Viewer,
): Promise<never> {
  const record = currentIn(error);
  if (record === null || !(error instanceof AppError)) throw error;
  const [current] = await presentComments(deps, [record], viewer);
  throw new AppError("conflict", error.message, { cause: error, members: { current } });
}
