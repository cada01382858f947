import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openSqlite, type SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { anAccount, aPage } from "./account-directory.contract.ts";
import { createSqliteAccountDirectory } from "./account-directory.sqlite.ts";
import { type AccountKnowledge, createAccountKnowledge } from "./account-knowledge.ts";
import { ACCOUNT_DIRECTORY_MIGRATIONS as migrations } from "./migrations.ts";
import {
  ISSUER,
  openScriptedAuth,
  type Poll,
  type ScriptedAuth,
  SERVICE_TOKEN,
} from "./testing/scripted-auth.ts";

let folder: string;
let auth: ScriptedAuth;
let store: SqliteStore;
let knowledge: AccountKnowledge;

/** A process of the discussion service, with what an earlier one kept. */
function open(): void {
  store = openSqlite({ file: join(folder, "discussion.sqlite"), migrations });
  knowledge = createAccountKnowledge({
    config: { authInternalUrl: auth.url, publicOrigin: ISSUER, serviceToken: SERVICE_TOKEN },
    directory: createSqliteAccountDirectory(store),
    logger: { info: () => {}, warn: () => {} },
    now: Date.now,
  });
}

async function close(): Promise<void> {
  await knowledge.stop();
  store.close();
}

/** Reads the feed to its end; answers the poll that waits for news then. */
async function started(page = aPage()): Promise<Poll> {
  const starting = knowledge.start();
  (await auth.poll()).answer(page);
  await starting;
  return auth.poll();
}

/** The account that the next change is told of, once it is. */
const nextChange = (): Promise<string> =>
  new Promise((resolve) => {
    const leave = knowledge.onChange((id) => {
      leave();
      resolve(id);
    });
  });

const refusal = { code: "unauthenticated" };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-knowledge-"));
  auth = await openScriptedAuth();
  open();
});
afterEach(async () => {
  await close();
  await auth.close();
  rmSync(folder, { recursive: true });
});

describe("who shows a token", () => {
  test("[F2] nobody knows them yet → as their token says, and known by name from then on", async () => {
    await started();
    expect((await knowledge.namesOf(["ann"])).size).toBe(0);
    const roles = { demo: "moderator" };
    const person = await knowledge.personOf(await auth.token({ roles }));
    expect(person).toMatchObject({ id: "ann", name: "Ann", roles, sid: "s1" });
    expect((await knowledge.namesOf(["ann", "bob"])).get("ann")).toMatchObject({ name: "Ann" });
  });

  test("[F2] [T34] told by the feed → its word beats the token's", async () => {
    await started(aPage({ accounts: [anAccount({ name: "Anna", n: 1, roles: {} })] }));
    const person = await knowledge.personOf(await auth.token({ roles: { "*": "admin" } }));
    expect(person).toMatchObject({ name: "Anna", roles: {} });
  });

  test("[T34] a role taken while the token lives → gone when the change is told", async () => {
    const poll = await started();
    const token = await auth.token({ roles: { demo: "admin" } });
    await knowledge.personOf(token);
    const told = nextChange();
    poll.answer(aPage({ position: 2, accounts: [anAccount({ n: 2 })] }));
    expect(await told).toBe("ann");
    expect((await knowledge.personOf(token)).roles).toEqual({});
  });

  test.each<[string, Parameters<typeof anAccount>[0]]>([
    ["disabled", { disabled: true }],
    ["deleted", { deleted: true, name: null }],
    ["all their tokens void", { epoch: 1 }],
  ])("[F2] %s → refused when the change is told", async (_what, change) => {
    const poll = await started();
    const token = await auth.token();
    await knowledge.personOf(token);
    const told = nextChange();
    poll.answer(aPage({ position: 2, accounts: [anAccount({ n: 2, ...change })] }));
    await told;
    await expect(knowledge.personOf(token)).rejects.toMatchObject(refusal);
  });

  test("[F2] a token of the new epoch → accepted, also before the feed tells of it", async () => {
    await started(aPage({ accounts: [anAccount({ n: 1, epoch: 3 })] }));
    for (const epoch of [3, 4]) {
      expect(await knowledge.personOf(await auth.token({ epoch }))).toMatchObject({ id: "ann" });
    }
  });

  test("[T23] a logout → that session's token refused, told to who listens; another lives on", async () => {
    const poll = await started();
    const [one, other] = [await auth.token(), await auth.token({ sid: "s2" })];
    await knowledge.personOf(one);
    await knowledge.personOf(other);
    const told = nextChange();
    const at = new Date().toISOString();
    poll.answer(aPage({ position: 2, endedSessions: [{ sid: "s1", at }] }));
    expect(await told).toBe("ann");
    await expect(knowledge.personOf(one)).rejects.toMatchObject(refusal);
    expect(await knowledge.personOf(other)).toMatchObject({ sid: "s2" });
  });

  test("a false token → refused", async () => {
    await started();
    await expect(knowledge.personOf("x")).rejects.toMatchObject(refusal);
  });
});

describe("[F1] a restart", () => {
  test("[T122] with auth away → starts, knows people, keys, and who logged out or was disabled", async () => {
    const at = new Date().toISOString();
    const bob = anAccount({ id: "bob", n: 1, disabled: true });
    await started(aPage({ accounts: [bob], endedSessions: [{ sid: "s1", at }] }));
    const tokens = {
      good: await auth.token({ sid: "s2" }),
      ended: await auth.token(),
      disabled: await auth.token({ sub: "bob", sid: "s3" }),
    };
    await knowledge.personOf(tokens.good);
    await close();
    const { port } = auth;
    await auth.close();
    open();
    await knowledge.start();
    expect(knowledge.notReady()).not.toBeNull();
    expect(await knowledge.personOf(tokens.good)).toMatchObject({ id: "ann", name: "Ann" });
    await expect(knowledge.personOf(tokens.ended)).rejects.toMatchObject(refusal);
    await expect(knowledge.personOf(tokens.disabled)).rejects.toMatchObject(refusal);
    auth = await openScriptedAuth(port);
    expect(await auth.poll()).toMatchObject({ after: 1, feed: "feed1" });
  });

  test("[F2] on a new feed → its first numbers count", async () => {
    await started(aPage({ position: 90, accounts: [anAccount({ n: 90, disabled: true })] }));
    await close();
    open();
    await started(aPage({ feedId: "feed2", accounts: [anAccount({ name: "New", n: 1 })] }));
    expect(await knowledge.personOf(await auth.token())).toMatchObject({ name: "New" });
  });
});
