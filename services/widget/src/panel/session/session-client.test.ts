import { describe, expect, test } from "@jest/globals";
import type { SessionGrant } from "@parley/contracts/types";
import { AskError, type Question } from "../app/ask.ts";
import { createSessionClient, type SessionDeps } from "./session-client.ts";
import type { Session } from "./session.ts";
import { createSessionTabs } from "./session-tabs.ts";
import type { TabToken } from "./session-trace.ts";

type Answer = (question: Question) => unknown;
type Answers = Record<string, Answer>;

const account = {
  id: "p1",
  name: "Ann",
  email: "ann@example.org",
  emailVerified: true,
  locale: "en",
  roles: {},
  createdAt: "2026-05-10T10:00:00.000Z",
};

function grant(sid: string, refreshToken?: string): SessionGrant {
  const accessToken = `h.${btoa(JSON.stringify({ sid }))}.s`;
  return { account, accessToken, expiresInSeconds: 600, ...(refreshToken && { refreshToken }) };
}

const noCookie: Answer = () => {
  throw new AskError("unauthenticated");
};

/** One tab of a browser: its own storage (or none), the channel it shares, and what the server answers. */
function openTab(part: { answers: Answers; storage?: boolean; channel?: EventTarget }) {
  const asked: string[] = [];
  const changes: (Session | null)[] = [];
  const clock = { now: 0 };
  const alarms: { job: () => void; inMs: number }[] = [];
  let kept: TabToken | null = null;
  const deps: SessionDeps = {
    async ask<T>(path: string, question: Question): Promise<T> {
      const name = path.replace("/auth/v1/", "");
      asked.push(`${name} ${JSON.stringify(question.body ?? null)}`);
      const answered: T = JSON.parse(JSON.stringify(part.answers[name]?.(question) ?? null));
      return answered;
    },
    tabToken: {
      read: () => kept,
      write(token) {
        if (part.storage === false) return false;
        kept = token;
        return true;
      },
      clear: () => (kept = null),
    },
    hasMarkerCookie: () => false,
    tabs: createSessionTabs(part.channel ? tabOn(part.channel) : null, 20),
    inTurn: (job) => job(),
    now: () => clock.now,
    later: (job, inMs) => alarms.push({ job, inMs }),
    changed: (session) => changes.push(session),
  };
  return { client: createSessionClient(deps), deps, asked, changes, clock, alarms };
}

/** A BroadcastChannel: all hear it but the one who spoke. */
function tabOn(bus: EventTarget) {
  const own = new EventTarget();
  const heard = Object.assign(own, {
    postMessage: (data: unknown) => {
      bus.dispatchEvent(new MessageEvent("said", { data: { data, by: own } }));
    },
  });
  bus.addEventListener("said", (event) => {
    if (!(event instanceof MessageEvent) || event.data.by === own) return;
    own.dispatchEvent(new MessageEvent("message", { data: event.data.data }));
  });
  return heard;
}

describe("begin: where a session is kept", () => {
  test("step 1: the cookie comes back → it keeps the session, and no token stands in storage", async () => {
    const tab = openTab({ answers: { refresh: () => grant("s1") } });
    await tab.client.begin(grant("s1"));
    expect(tab.changes.at(-1)).toMatchObject({ kept: "cookie", refreshToken: null });
    expect(tab.deps.tabToken.read()).toBeNull();
  });

  test("step 2: it does not come back → exchanged, kept by the tab", async () => {
    const answers = { refresh: noCookie, session: () => ({ refreshToken: "t0" }) };
    const tab = openTab({ answers });
    await tab.client.begin(grant("s1"));
    expect(tab.asked).toEqual(["refresh {}", 'session {"session":"body"}']);
    expect(tab.changes.at(-1)).toMatchObject({ kept: "tab" });
    expect(tab.deps.tabToken.read()).toEqual({ sid: "s1", token: "t0" });
  });

  test("step 3: storage throws, too → in memory, and it says so", async () => {
    const answers = { refresh: noCookie, session: () => ({ refreshToken: "t0" }) };
    const tab = openTab({ answers, storage: false });
    await tab.client.begin(grant("s1"));
    expect(tab.changes.at(-1)).toMatchObject({ kept: "memory", refreshToken: "t0" });
  });
});

describe("renewing", () => {
  test("token: near its end → renewed once, however many ask", async () => {
    const tab = openTab({ answers: { refresh: () => grant("s1") } });
    await tab.client.begin(grant("s1"));
    tab.clock.now = 590_000;
    await Promise.all([tab.client.token(), tab.client.token(), tab.client.token()]);
    expect(tab.asked.filter((one) => one.startsWith("refresh"))).toHaveLength(2);
  });

  test("a minute before its end → renewed without being asked, by the newest session alone", async () => {
    const tab = openTab({ answers: { refresh: () => grant("s1") } });
    await tab.client.begin(grant("s1"));
    expect(tab.alarms.map(({ inMs }) => inMs)).toEqual([540_000]);
    tab.alarms[0]?.job();
    await tab.client.renew();
    tab.alarms[0]?.job();
    expect(tab.asked).toHaveLength(2);
  });

  test("renew: the session is over → a guest, nothing kept", async () => {
    const tab = openTab({ answers: { refresh: noCookie } });
    tab.deps.tabToken.write({ sid: "s1", token: "t0" });
    await tab.client.resume();
    expect(tab.deps.tabToken.read()).toBeNull();
    expect(await tab.client.token()).toBeNull();
  });

  test("resume: no trace of a session → the server is not asked", async () => {
    const tab = openTab({ answers: {} });
    await tab.client.resume();
    expect(tab.asked).toEqual([]);
  });

  test("[F6] resume in a copied tab: another tab has a newer token → that one is used", async () => {
    const channel = new EventTarget();
    const first = openTab({
      channel,
      answers: { refresh: noCookie, session: () => ({ refreshToken: "t5" }) },
    });
    await first.client.begin(grant("s1"));
    const copy = openTab({ channel, answers: { refresh: () => grant("s1", "t6") } });
    copy.deps.tabToken.write({ sid: "s1", token: "t0" });
    await copy.client.resume();
    expect(copy.asked).toEqual(['refresh {"refreshToken":"t5"}']);
    expect(first.deps.tabToken.read()).toEqual({ sid: "s1", token: "t6" });
  });
});

describe("end", () => {
  test("end: in one tab → the others of that session are guests, too", async () => {
    const channel = new EventTarget();
    const answers: Answers = { refresh: () => grant("s1"), logout: () => null };
    const [one, other] = [openTab({ channel, answers }), openTab({ channel, answers })];
    await other.client.begin(grant("s1"));
    await one.client.begin(grant("s1"));
    await one.client.end();
    expect(one.changes.at(-1)).toBeNull();
    expect(other.changes.at(-1)).toBeNull();
  });

  test("end: the server was not heard → still logged in, and it throws", async () => {
    const offline = () => {
      throw new AskError("offline");
    };
    const tab = openTab({ answers: { refresh: () => grant("s1"), logout: offline } });
    await tab.client.begin(grant("s1"));
    await expect(tab.client.end()).rejects.toThrow("offline");
    expect(tab.changes.at(-1)).not.toBeNull();
  });
});
