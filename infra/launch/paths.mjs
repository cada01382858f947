import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** What can be started: the bundle's name and its source. */
export const entries = {
  "all-in-one": "infra/all-in-one/src/main.ts",
  auth: "services/auth/src/main.ts",
  discussion: "services/discussion/src/main.ts",
  widget: "services/widget/src/main.ts",
  operator: "infra/all-in-one/src/operator/main.ts",
};
