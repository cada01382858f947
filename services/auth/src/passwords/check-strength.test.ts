import { describe, expect, test } from "@jest/globals";
import { isAppError } from "@parley/service-kit/problem";
import { checkStrength } from "./check-strength.ts";

const context = {
  email: "agatha.winterbottom@courier.example",
  name: "Agatha Winterbottom",
  publicOrigin: "https://comments.courier.example",
};

async function reasonOf(password: string): Promise<unknown> {
  try {
    await checkStrength(password, context);
    return null;
  } catch (error) {
    if (isAppError(error, "weak-password")) return error.members["reason"];
    throw error;
  }
}

describe("checkStrength", () => {
  test.each([
    ["[T1] 7 characters", "k9#Vq2!", "too-short"],
    ["[T2] 7 emoji", "🦊🐻🐼🐨🐯🦁🐮", "too-short"],
    ["[T1] a common word", "password", "easy-to-guess"],
    ["[T1] a row of keys", "qwertyuiop", "easy-to-guess"],
    ["[T1] a year", "summer2024", "easy-to-guess"],
    ["[T3] the product's name", "parley123", "easy-to-guess"],
    ["[T3] the person's name", "winterbottom", "easy-to-guess"],
    ["[T3] the site's name", "courier2024", "easy-to-guess"],
    ["[T1] 9 characters, random", "xk7#Qv2!m", null],
    ["[T1] 14 characters", "plumvoxgritday", null],
    ["[T1] 15 characters", "aaaaaaaaaaaaaaa", null],
    ["[T2] 15 emoji", "🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆", null],
    ["[T3] a long phrase with a name in it", "parley is where I talk", null],
    ["[T4] 20 lowercase letters", "abcdefghijklmnopqrst", null],
    ["[T4] 20 digits", "01234567890123456789", null],
    ["[T4] 20 spaces inside", `a${" ".repeat(20)}b`, null],
    ["[T1] 256 characters", "z".repeat(256), null],
  ])("%s: %s → %s", async (_what, password, reason) => {
    expect(await reasonOf(password)).toBe(reason);
  });
});
