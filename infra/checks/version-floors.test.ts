import { readFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";

// Below these versions the package has a known hole or lacks something the product relies on.
const floors: Record<string, string> = {
  express: "5.2.0",
  "body-parser": "2.2.1",
  qs: "6.16.0",
  "path-to-regexp": "8.4.0",
  ws: "8.21.1",
  "engine.io": "6.6.9",
  "socket.io-parser": "4.2.7",
  mongoose: "9.12.0",
  sift: "17.1.4",
  jose: "5.0.0",
  passport: "0.6.0",
  bcrypt: "5.0.0",
  nodemailer: "10.4.1",
  "markdown-it": "14.1.1",
  "linkify-it": "5.0.2",
  dompurify: "3.4.16",
  "altcha-lib": "1.4.1",
};

const lockfile: { packages: Record<string, { version?: string }> } = JSON.parse(
  await readFile(new URL("../../package-lock.json", import.meta.url), "utf8"),
);

/** Every copy in the tree, nested ones too. */
function installed(name: string): string[] {
  return Object.entries(lockfile.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, entry]) => entry.version ?? "0");
}

function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  const difference = [0, 1, 2].map((i) => (a?.[i] ?? 0) - (b?.[i] ?? 0)).find((n) => n !== 0);
  return (difference ?? 0) >= 0;
}

test.each(Object.entries(floors))("no copy of %s is older than %s", (name, floor) => {
  expect(installed(name).filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

test("the lockfile is the one that is read: express is in it", () => {
  expect(installed("express").length).toBeGreaterThan(0);
});

test.each([
  ["5.2.0", "5.2.0", true],
  ["5.10.0", "5.2.1", true],
  ["4.99.9", "5.2.0", false],
  ["8.21.0", "8.21.1", false],
])("%s against the floor %s → %s", (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected);
});

test("the lockfile names no address, so any registry serves it", () => {
  expect(JSON.stringify(lockfile)).not.toMatch(/"resolved":"https?:/);
});
