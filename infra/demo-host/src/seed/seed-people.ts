import { randomBytes } from "node:crypto";
import { isAppError } from "@parley/service-kit/problem";
import type { ProductApi } from "./product-api.ts";

/** Answers a person's access token. */
export type TokenOf = (name: string) => Promise<string>;

const SPELLINGS_MAX = 20;

/**
 * People are registered when first needed, and their random passwords are kept nowhere. So an earlier run's people
 * cannot be met again: where a name is taken, somebody of nearly the same name comes.
 */
export function createSeedPeople(api: Pick<ProductApi, "register">): TokenOf {
  const tokens = new Map<string, string>();
  return async (name) => {
    const token = tokens.get(name) ?? (await registerLike(api, name));
    tokens.set(name, token);
    return token;
  };
}

async function registerLike(api: Pick<ProductApi, "register">, name: string): Promise<string> {
  for (let spelling = 1; ; spelling += 1) {
    const email = `${randomBytes(12).toString("hex")}@demo.example`;
    const password = randomBytes(24).toString("base64url");
    const spelled = spelling === 1 ? name : `${name} ${spelling}`;
    try {
      return await api.register({ name: spelled, email, password });
    } catch (error) {
      if (!isAppError(error, "name-taken") || spelling === SPELLINGS_MAX) throw error;
    }
  }
}
