import { expect, test } from "@jest/globals";
import { anAccount } from "./account-directory.contract.ts";
import type { KnownAccount } from "./account-directory.ts";
import { createKnownAccounts } from "./known-accounts.ts";

/** A directory that counts its reads and can be held up in one. */
function aDirectory(first: KnownAccount[]) {
  const state = { accounts: first, reads: 0, held: Promise.resolve() };
  return {
    state,
    async findAll(ids: readonly string[]) {
      state.reads += 1;
      const found = state.accounts.filter(({ id }) => ids.includes(id));
      await state.held;
      return found;
    },
    async fill(account: KnownAccount) {
      if (!state.accounts.some(({ id }) => id === account.id)) state.accounts.push(account);
    },
  };
}

test("known accounts: asked again → read once; only who is missing is read", async () => {
  const directory = aDirectory([anAccount(), anAccount({ id: "bob" })]);
  const known = createKnownAccounts(directory);
  await known.find("ann");
  await known.find("ann");
  const found = await known.findAll(["ann", "bob", "nobody"]);
  expect([...found.keys()]).toEqual(["ann", "bob"]);
  expect(directory.state.reads).toBe(2);
});

test("known accounts: forgotten → read again", async () => {
  const directory = aDirectory([anAccount()]);
  const known = createKnownAccounts(directory);
  await known.find("ann");
  directory.state.accounts = [anAccount({ name: "Anna" })];
  known.forget(["ann"]);
  expect((await known.find("ann"))?.name).toBe("Anna");
});

test("known accounts: a read that began before the feed told → answers, but is not remembered", async () => {
  const directory = aDirectory([anAccount()]);
  const known = createKnownAccounts(directory);
  let release = (): void => {};
  directory.state.held = new Promise((resolve) => {
    release = resolve;
  });
  const early = known.find("ann");
  directory.state.accounts = [anAccount({ name: "Anna" })];
  known.forget(["ann"]);
  release();
  await early;
  expect((await known.find("ann"))?.name).toBe("Anna");
});

test("known accounts: filled in → what stands in the directory", async () => {
  const known = createKnownAccounts(aDirectory([anAccount({ name: "Anna", n: 3 })]));
  expect(await known.fill(anAccount())).toMatchObject({ name: "Anna", n: 3 });
  expect(await known.fill(anAccount({ id: "bob", name: "Bob" }))).toMatchObject({ name: "Bob" });
});
