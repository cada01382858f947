import { createBoundedMap } from "@parley/service-kit/bounded-map";
import type { AccountDirectory, KnownAccount } from "./account-directory.ts";

/** The directory with what was read of it lately. */
export interface KnownAccounts {
  find(id: string): Promise<KnownAccount | null>;
  /** By id; who is not known is not in it. */
  findAll(ids: readonly string[]): Promise<ReadonlyMap<string, KnownAccount>>;
  /** Puts in whoever is not known yet; resolves with what stands then. */
  fill(account: KnownAccount): Promise<KnownAccount>;
  /** The feed told of them: they are read again. */
  forget(ids: readonly string[]): void;
}

const REMEMBERED_MAX = 20_000;

export function createKnownAccounts(
  directory: Pick<AccountDirectory, "findAll" | "fill">,
): KnownAccounts {
  const remembered = createBoundedMap<string, KnownAccount>(REMEMBERED_MAX);
  let generation = 0;

  async function read(ids: readonly string[]): Promise<readonly KnownAccount[]> {
    const began = generation;
    const found = await directory.findAll(ids);
    // What was read before the feed told of somebody may be what it was before, so it is not remembered.
    if (began === generation) for (const account of found) remembered.set(account.id, account);
    return found;
  }

  async function findAll(ids: readonly string[]): Promise<ReadonlyMap<string, KnownAccount>> {
    const known = new Map<string, KnownAccount>();
    const missing: string[] = [];
    for (const id of ids) {
      const account = remembered.get(id);
      if (account) known.set(id, account);
      else missing.push(id);
    }
    if (missing.length === 0) return known;
    for (const account of await read(missing)) known.set(account.id, account);
    return known;
  }

  async function find(id: string): Promise<KnownAccount | null> {
    return remembered.get(id) ?? (await read([id]))[0] ?? null;
  }

  return {
    find,
    findAll,
    async fill(account) {
      await directory.fill(account);
      return (await find(account.id)) ?? account;
    },
    forget(ids) {
      generation += 1;
      for (const id of ids) remembered.delete(id);
    },
  };
}
