import type { Fields } from "@parley/service-kit/journal/port";
import type { SessionEnd } from "../account-stream/account-command.ts";
import type { TokenChain } from "./decide-refresh.ts";
import type { SessionRecord } from "./session-store.ts";

/** A session as flat fields, the same on every store. */
export function sessionFields({ chain, ...plain }: SessionRecord): Fields {
  return { ...plain, ...chainFields(chain) };
}

export function chainFields({ current, parent, madeAt, salt, keyId }: TokenChain) {
  return {
    tokenCurrent: current,
    tokenParent: parent,
    tokenMadeAt: madeAt,
    tokenSalt: salt,
    tokenKeyId: keyId,
  };
}

export function sessionEndOf(text: string | null): SessionEnd | null {
  return text === "logout" || text === "token-reused" ? text : null;
}
