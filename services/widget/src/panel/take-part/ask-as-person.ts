import { ask, AskError, type Question } from "../app/ask.ts";
import type { PanelApp } from "../app/panel-app.ts";
import { sessionOf } from "./session-of.ts";

/** With the person's token; a refused one is renewed once. Throws AskError "unauthenticated" where none is left. */
export async function askAsPerson<T>(
  app: PanelApp,
  path: string,
  question: Question = {},
): Promise<T> {
  const session = sessionOf(app);
  const token = await session.token();
  if (token === null) throw new AskError("unauthenticated");
  try {
    return await ask<T>(path, { ...question, token });
  } catch (error) {
    if (!(error instanceof AskError) || error.code !== "unauthenticated") throw error;
    const another = await session.renew();
    if (another === null) throw error;
    return ask<T>(path, { ...question, token: another });
  }
}
