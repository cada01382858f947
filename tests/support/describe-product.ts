import { afterAll, beforeAll, describe } from "@jest/globals";
import { describeWith } from "./describe-with.ts";
import { openTestMongo } from "./mongo.ts";
import { startProduct, type Product, type ProductOptions } from "./product.ts";
import { productClient, type ProductClient } from "./product-client.ts";
import type { LiveClient } from "./product-live.ts";

/** The same tests on SQLite and on MongoDB, each on one product of their own that all of the block share. */
export async function describeProduct(
  name: string,
  body: (product: ProductClient) => void,
  env: ProductOptions["env"] = {},
): Promise<void> {
  describe(`${name}, SQLite`, () => body(productFor(() => ({ env }))));
  await describeWith(openTestMongo, `${name}, MongoDB`, (mongo) =>
    body(productFor(() => ({ env, mongodbUri: mongo.uri() }))),
  );
}

function productFor(options: () => ProductOptions): ProductClient {
  let product: Product | undefined;
  const clients: LiveClient[] = [];
  beforeAll(async () => {
    product = await startProduct(options());
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await product?.stop();
  });
  return productClient(() => {
    if (!product) throw new Error("the product runs inside tests only");
    return product;
  }, clients);
}
