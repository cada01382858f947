import { describe, expect, test } from "@jest/globals";
import type { Decision } from "@parley/service-kit/journal/port";
import { anAccount, aSession, chiefRoles } from "../testing/an-account.ts";
import type { AccountCommand, RoleRow } from "./account-command.ts";
import { accountStream } from "./account-stream.ts";
import { type AccountsState, isChief } from "./accounts-state.ts";

const AT = "2026-02-01T10:00:01.000Z";

function stateOf(people: Record<string, { roles?: readonly RoleRow[]; disabled?: boolean }>) {
  const accounts = new Map(
    Object.entries(people).map(([id, over]) => [id, anAccount({ id, ...over })] as const),
  );
  const chiefs = [...accounts].filter(([, account]) => isChief(account)).map(([id]) => id);
  const state: AccountsState = { accounts, sessions: new Map(), chiefs: new Set(chiefs) };
  return state;
}

function decide(state: AccountsState, command: AccountCommand): Decision<null> {
  const decision = accountStream.decide(state, command, { n: 1, at: AT });
  if (decision.kind === "change") accountStream.evolve(state, decision.changes);
  return decision;
}

const resultOf = (decision: Decision<null>) =>
  decision.kind === "refuse" ? decision.refusal.code : decision.kind;

const change = (
  actorId: string,
  accountId: string,
  what: { roles?: readonly RoleRow[]; disabled?: boolean },
) =>
  ({
    kind: "change-account",
    actorId,
    accountId,
    roles: what.roles ?? null,
    disabled: what.disabled ?? null,
  }) as const;

const at = (site: string, role: RoleRow["role"] = "moderator"): RoleRow => ({ site, role });

describe("change-account: who may", () => {
  const people = () =>
    stateOf({
      chief: { roles: chiefRoles },
      off: { roles: chiefRoles, disabled: true },
      adminA: { roles: [at("a", "admin")] },
      modA: { roles: [at("a")] },
      modAll: { roles: [at("*")] },
      reader: {},
      target: { roles: [at("b")] },
    });

  test.each([
    ["chief", { roles: [at("a"), at("b", "admin")] }, "change"],
    ["chief", { roles: [at("*", "admin")] }, "change"],
    ["chief", { disabled: true }, "change"],
    ["chief", { roles: [at("b")] }, "same"],
    ["chief", {}, "same"],
    ["adminA", { roles: [at("a")] }, "change"],
    ["adminA", { roles: [] }, "same"],
    ["adminA", { roles: [at("b", "admin")] }, "forbidden"],
    ["adminA", { roles: [at("a"), at("*")] }, "forbidden"],
    ["adminA", { disabled: true }, "forbidden"],
    ["modA", { roles: [at("a")] }, "forbidden"],
    ["modAll", { roles: [at("a")] }, "forbidden"],
    ["modA", {}, "forbidden"],
    ["reader", { roles: [] }, "forbidden"],
    ["target", { roles: [at("b", "admin")] }, "forbidden"],
    ["off", { roles: [at("a")] }, "forbidden"],
    ["nobody", { roles: [at("a")] }, "forbidden"],
  ] as const)("[T33] %s gives %j → %s", (actor, what, result) => {
    expect(resultOf(decide(people(), change(actor, "target", what)))).toBe(result);
  });

  test("an unknown account → not-found, to who may ask only", () => {
    expect(resultOf(decide(people(), change("chief", "nobody", { roles: [] })))).toBe("not-found");
    expect(resultOf(decide(people(), change("modA", "nobody", { roles: [] })))).toBe("forbidden");
  });

  test("roles replace the entries of the sites that the actor administers; others stand", () => {
    const state = people();
    decide(state, change("adminA", "target", { roles: [at("a", "admin")] }));
    expect(state.accounts.get("target")?.roles).toEqual([at("a", "admin"), at("b")]);
    decide(state, change("adminA", "target", { roles: [] }));
    expect(state.accounts.get("target")?.roles).toEqual([at("b")]);
    decide(state, change("chief", "target", { roles: [at("c")] }));
    expect(state.accounts.get("target")?.roles).toEqual([at("c")]);
  });
});

describe("change-account: one admin of all sites stays", () => {
  test("[T38] the last takes the own role or disables the own account → conflict", () => {
    const state = stateOf({
      chief: { roles: chiefRoles },
      off: { roles: chiefRoles, disabled: true },
    });
    expect(resultOf(decide(state, change("chief", "chief", { roles: [] })))).toBe("conflict");
    expect(resultOf(decide(state, change("chief", "chief", { disabled: true })))).toBe("conflict");
  });

  test("[T38] [F4] two demote each other in one batch → the first stands, the second is forbidden", () => {
    const state = stateOf({ one: { roles: chiefRoles }, two: { roles: chiefRoles } });
    expect(resultOf(decide(state, change("one", "two", { roles: [] })))).toBe("change");
    expect(resultOf(decide(state, change("two", "one", { roles: [] })))).toBe("forbidden");
    expect([...state.chiefs]).toEqual(["one"]);
  });

  test("[T38] two step down in one batch → the second must stay", () => {
    const state = stateOf({ one: { roles: chiefRoles }, two: { roles: chiefRoles } });
    expect(resultOf(decide(state, change("one", "one", { roles: [] })))).toBe("change");
    expect(resultOf(decide(state, change("two", "two", { roles: [] })))).toBe("conflict");
  });
});

describe("change-account: what an entry leaves", () => {
  test("disabling raises the epoch, enabling does not", () => {
    const state = stateOf({ chief: { roles: chiefRoles }, target: {} });
    decide(state, change("chief", "target", { disabled: true }));
    expect(state.accounts.get("target")).toMatchObject({ disabled: true, epoch: 1 });
    decide(state, change("chief", "target", { disabled: false }));
    expect(state.accounts.get("target")).toMatchObject({ disabled: false, epoch: 1 });
  });

  test("[F1] marks and log keep ids and epochs, no name", () => {
    const state = stateOf({ reader: {} });
    const renamed = decide(state, {
      kind: "change-profile",
      accountId: "reader",
      name: "Somebody Else",
      locale: null,
    });
    if (renamed.kind !== "change") throw new Error("not changed");
    const { marks, log, totals } = renamed.changes;
    expect({ marks, log, totals }).toEqual({
      marks: [{ id: "reader", what: "account", epoch: 0 }],
      log: [],
      totals: {},
    });
    expect(state.accounts.get("reader")?.name).toBe("Somebody Else");
  });
});

describe("change-profile", () => {
  const profile = (accountId: string, name: string | null, locale: string | null = null) =>
    ({ kind: "change-profile", accountId, name, locale }) as const;

  test.each([
    ["reader", "New Name", null, "change"],
    ["reader", null, "ru", "change"],
    ["reader", "Reader reader", "en", "same"],
    ["off", "New Name", null, "unauthenticated"],
    ["nobody", "New Name", null, "unauthenticated"],
  ] as const)("%s, name %s, locale %s → %s", (id, name, locale, result) => {
    const state = stateOf({ reader: {}, off: { disabled: true } });
    expect(resultOf(decide(state, profile(id, name, locale)))).toBe(result);
  });
});

describe("end-session", () => {
  const end = { kind: "end-session", sid: "s1", why: "logout" } as const;

  test("a living session → ended at the entry's time, marked; again → already so", () => {
    const state = stateOf({});
    state.sessions.set("s1", aSession({ sid: "s1" }));
    const decision = decide(state, end);
    if (decision.kind !== "change") throw new Error("not changed");
    expect(decision.changes.marks).toEqual([{ id: "s1", what: "ended-session" }]);
    expect(state.sessions.get("s1")?.endedAt).toBe(AT);
    expect(resultOf(decide(state, end))).toBe("same");
  });

  test("an unknown session → not-found", () => {
    expect(resultOf(decide(stateOf({}), end))).toBe("not-found");
  });
});
