import { describe, expect, test } from "@jest/globals";
import { refreshTokenSchema } from "@parley/contracts/schemas/account";
import { createRefreshTokens, newSessionId } from "./refresh-token.ts";

const keys = new Map([["k1", Buffer.alloc(32, 1)]]);
const tokens = createRefreshTokens(keys);

describe("refresh tokens", () => {
  test("first → a token of the contract's form that names its session", () => {
    const sid = newSessionId();
    const token = tokens.first(sid);
    expect(refreshTokenSchema.parse(token)).toBe(token);
    expect(tokens.read(token)?.sid).toBe(sid);
    expect(tokens.first(sid)).not.toBe(token);
  });

  test("[F5] successor: the same parent, salt and key → the same token; another salt → another", () => {
    const parent = tokens.first(newSessionId());
    const successor = tokens.successor(parent, "salt", "k1");
    expect(tokens.successor(parent, "salt", "k1")).toBe(successor);
    expect(tokens.successor(parent, "other", "k1")).not.toBe(successor);
    expect(tokens.read(successor)?.sid).toBe(tokens.read(parent)?.sid);
  });

  test("[F5] another key → another successor: a stolen database does not tell it", () => {
    const parent = tokens.first(newSessionId());
    const others = createRefreshTokens(new Map([["k1", Buffer.alloc(32, 2)]]));
    expect(others.successor(parent, "salt", "k1")).not.toBe(tokens.successor(parent, "salt", "k1"));
  });

  test("read: what was never issued → null, so it cannot end a session", () => {
    const token = tokens.first(newSessionId());
    const forged = Buffer.from(token, "base64url");
    forged[20] = (forged[20] ?? 0) ^ 1;
    const cases = [
      "",
      "x".repeat(86),
      token.slice(0, -1),
      `${token}A`,
      `${token}=`,
      forged.toString("base64url"),
      createRefreshTokens(new Map([["k1", Buffer.alloc(32, 2)]])).first(newSessionId()),
    ];
    for (const one of cases) expect(tokens.read(one)).toBeNull();
  });

  test("read: another spelling of the same bytes → null", () => {
    const token = tokens.first(newSessionId());
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = alphabet.indexOf(token.at(-1) ?? "");
    const twin = token.slice(0, -1) + alphabet[last + 1];
    expect(Buffer.from(twin, "base64url")).toEqual(Buffer.from(token, "base64url"));
    expect(tokens.read(twin)).toBeNull();
  });
});
