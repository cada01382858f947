/** One Jest for the whole tree. ESM needs NODE_OPTIONS=--experimental-vm-modules, which `npm test` sets. */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/shared", "<rootDir>/services", "<rootDir>/infra", "<rootDir>/tests"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["/dist/"],
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          target: "es2022",
          experimental: { keepImportAttributes: true },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
        module: { type: "es6" },
      },
    ],
  },
  // A whole product may be starting on the other core meanwhile.
  testTimeout: 60_000,
  maxWorkers: "100%",
};
