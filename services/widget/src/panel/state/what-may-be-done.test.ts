import { describe, expect, test } from "@jest/globals";
import type { Roles, Sanction } from "@parley/contracts/types";
import { someProps } from "../testing/some-props.ts";
import { aComment } from "../testing/a-comment.ts";
import { initialState, type PanelState } from "./panel-state.ts";
import { mayDelete, mayEdit, mayModerate, mayReply } from "./what-may-be-done.ts";

const { settings } = someProps().site;
const own = aComment({ id: "r1", createdAt: "2026-05-10T11:58:00.000Z" });

function stateOf(
  part: { roles?: Roles; sanction?: Sanction["kind"]; guest?: true } = {},
): PanelState {
  const account = {
    id: "p1",
    name: "Ann",
    email: "ann@example.org",
    emailVerified: true,
    locale: "en",
    roles: part.roles ?? {},
    createdAt: own.createdAt,
  };
  const sanction = part.sanction
    ? { id: "s1", siteId: "demo", accountId: "p1", reason: "", until: null, createdAt: "" }
    : null;
  return {
    ...initialState(someProps()),
    person: part.guest ? null : { account, kept: "cookie" },
    mine: {
      votes: {},
      removed: [],
      sanction: sanction && part.sanction ? { ...sanction, kind: part.sanction } : null,
    },
  };
}

describe("what may be done", () => {
  test("mayEdit: own, within the window → yes; another's, a guest, after the window → no", () => {
    expect(mayEdit(stateOf(), settings, own)).toBe(true);
    const another = { ...own, author: { id: "p2", name: "Max", badges: [] } };
    expect(mayEdit(stateOf(), settings, another)).toBe(false);
    expect(mayEdit(stateOf({ guest: true }), settings, own)).toBe(false);
    const late = { ...stateOf(), now: Date.parse(own.createdAt) + 300_000 };
    expect(mayEdit(late, settings, own)).toBe(false);
  });

  test("mayDelete: an own comment in a closed thread → yes, and editing it is over", () => {
    const state = stateOf();
    state.thread.article.state = "closed";
    expect([mayDelete(state, own), mayEdit(state, settings, own)]).toEqual([true, false]);
  });

  test("mayReply: muted or banned → no; warned, or a guest → yes", () => {
    const may = (part: Parameters<typeof stateOf>[0]) => mayReply(stateOf(part), own);
    expect([may({ sanction: "mute" }), may({ sanction: "ban" })]).toEqual([false, false]);
    expect([may({ sanction: "warn" }), may({ guest: true })]).toEqual([true, true]);
  });

  test("mayModerate: a role at this site or at all → yes; at another site → no", () => {
    const may = (roles: Roles) => mayModerate(stateOf({ roles }));
    expect([may({ demo: "moderator" }), may({ "*": "admin" })]).toEqual([true, true]);
    expect([may({ other: "admin" }), may({})]).toEqual([false, false]);
  });
});
