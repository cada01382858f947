import { describeWith } from "../../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../../tests/support/mongo.ts";
import { describeJournal } from "./contract.ts";
import { openMongoLedger } from "./contract/open-ledger.mongo.ts";

await describeWith(openTestMongo, "MongoDB", (mongo) => {
  describeJournal("MongoDB", (given) => openMongoLedger(mongo.uri(), given));
});
