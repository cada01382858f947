import "./check-node.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { entries, root } from "./paths.mjs";

const what = process.argv[2];
if (!Object.hasOwn(entries, what)) fail(`say what to start: ${Object.keys(entries).join(", ")}`);

try {
  await install();
  await build();
} catch (error) {
  fail(error.message);
}

// Whoever starts all of it by hand also wants the demo site; an image does not come this way.
if (what === "all-in-one") process.env.DEMO_PORT ||= "3001";

// The product runs in this very process, so signals and exit codes are its own.
const bundle = join(root, "dist/server", `${what}.js`);
process.argv.splice(1, 2, bundle);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundle).href);

function fail(reason) {
  console.error(`Parley did not start: ${reason}`);
  process.exit(1);
}
