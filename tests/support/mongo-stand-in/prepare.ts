import { findOnPath } from "../find-on-path.ts";
import { buildStandIn } from "./build.ts";

if (!findOnPath("mongod") && findOnPath("go")) {
  await buildStandIn().catch((error) => console.error(String(error)));
}
