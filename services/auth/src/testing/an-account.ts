import { randomBytes } from "node:crypto";
import type { AccountRecord } from "../accounts/account-record.ts";
import type { SessionRecord } from "../sessions/session-store.ts";

const START = "2026-02-01T10:00:00.000Z";
const newId = () => randomBytes(16).toString("base64url");

/** A registered reader; whatever matters to a test is told. */
export function anAccount(over: Partial<AccountRecord> = {}): AccountRecord {
  const id = over.id ?? newId();
  return {
    id,
    email: `${id}@Example.org`,
    emailLower: `${id}@example.org`.toLowerCase(),
    emailVerified: false,
    name: `Reader ${id}`,
    locale: "en",
    roles: [],
    disabled: false,
    epoch: 0,
    n: 0,
    createdAt: START,
    password: { scheme: "s", pepperId: "p", hash: "h" },
    ...over,
  };
}

export const chiefRoles = [{ site: "*", role: "admin" }] as const;

export function aSession(over: Partial<SessionRecord> = {}): SessionRecord {
  return {
    sid: newId(),
    accountId: newId(),
    epoch: 0,
    createdAt: START,
    lastUsedAt: START,
    endedAt: null,
    endedWhy: null,
    exchangedAt: null,
    userAgent: "",
    place: "here",
    chain: { current: newId(), parent: null, madeAt: Date.parse(START), salt: null, keyId: "k" },
    ...over,
  };
}
