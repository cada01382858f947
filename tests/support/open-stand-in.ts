import { openTestMongo, type TestMongo } from "./mongo.ts";
import type { StandInControl } from "./mongo-stand-in/control.ts";
import type { Unavailable } from "./unavailable.ts";

/** For tests that look at what is sent, or hold and cut it: a real server lets nobody. */
export async function openStandIn(): Promise<
  (TestMongo & { readonly standIn: StandInControl }) | Unavailable
> {
  const mongo = await openTestMongo();
  if ("unavailable" in mongo) return mongo;
  if (mongo.standIn) return { ...mongo, standIn: mongo.standIn };
  await mongo.stop();
  return { unavailable: "a real MongoDB neither tells what was sent nor holds it" };
}
