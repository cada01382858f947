import { beforeAll, expect, test } from "@jest/globals";
import type { Comment } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import type { Actor } from "../support/product-people.ts";
import type { ProductClient } from "../support/product-client.ts";
import { until } from "../support/until.ts";
import { accessActions, type Outcome, type Performer, type Scene } from "./access-actions.ts";
import { type Action, MAY, WHO, type Who } from "./access-matrix.ts";

/** What is said of a person acts within this time, whatever the token claims. */
const WITHIN_MS = 1_000;
const OWN_COMMENTS = 3;

await describeProduct("access", (product) => {
  let performers: ReadonlyMap<Who, Performer>;
  let actions: ReturnType<typeof accessActions>;
  beforeAll(async () => {
    const scene = await aScene(product);
    actions = accessActions(product, scene);
    performers = await comeIn(product, scene);
    await sayWhoTheyAre(product, scene, performers);
  }, 60_000);

  test.each(Object.keys(MAY) as Action[])(
    "[T33] [T34] %s → who is listed may, everybody else is refused, with tokens and sockets from before",
    async (action) => {
      const outcomes: Partial<Record<Who, string>> = {};
      const expected: Partial<Record<Who, string>> = {};
      const may: readonly Who[] = MAY[action];
      await Promise.all(
        [...performers].map(async ([who, performer]) => {
          outcomes[who] = verdictOf(await actions[action](performer));
          expected[who] = may.includes(who) ? "may" : "refused";
        }),
      );
      expect(outcomes).toEqual(expected);
    },
    30_000,
  );
});

/** Anything else than done or refused is neither, and fails the test. */
function verdictOf(outcome: Outcome): string {
  if (typeof outcome === "string") {
    return ["unauthenticated", "forbidden", "sanctioned"].includes(outcome) ? "refused" : outcome;
  }
  if (outcome < 300) return "may";
  return [401, 403, 404, 409].includes(outcome) ? "refused" : `${outcome}`;
}

async function aScene(product: ProductClient): Promise<Scene> {
  const site = await product.aSite();
  return { site, writer: await product.aReader(), moderator: await product.aModerator(site) };
}

/** Everybody comes as a reader, but for who is to lose a role; writes something, and opens a socket. */
async function comeIn(
  product: ProductClient,
  { site }: Scene,
): Promise<ReadonlyMap<Who, Performer>> {
  const all = new Map<Who, Performer>();
  for (const who of WHO) {
    const actor =
      who === "former moderator" ? await product.aModerator(site) : await product.aReader();
    const own: Comment[] = [];
    for (let i = 0; i < OWN_COMMENTS; i += 1) {
      own.push(await product.post(actor, product.anArticle(site)));
    }
    const token = tokenOf(product, who, actor);
    const isNobody = who === "guest" || who === "service";
    const socket = await product.live(isNobody ? {} : { as: actor });
    // One that watches nothing is dropped after a minute.
    await socket.watch(product.anArticle(site));
    all.set(who, { actor, own, token, socket });
  }
  return all;
}

function tokenOf(product: ProductClient, who: Who, { token }: Actor): string | undefined {
  if (who === "guest") return undefined;
  return who === "service" ? product.running().config.run.serviceToken : token;
}

async function sayWhoTheyAre(
  product: ProductClient,
  { site, moderator }: Scene,
  performers: ReadonlyMap<Who, Performer>,
): Promise<void> {
  const { call } = product;
  const elsewhere = await product.aSite();
  const chief = await product.chief();
  const actorOf = (who: Who): Actor => {
    const performer = performers.get(who);
    if (!performer) throw new Error(`nobody is ${who}`);
    return performer.actor;
  };
  const account = (who: Who, body: object) =>
    call("PATCH", `/auth/v1/accounts/${actorOf(who).id}`, { as: chief, body });
  for (const kind of ["ban", "mute"] as const) {
    const accountId = actorOf(kind === "ban" ? "banned" : "muted").id;
    const body = { accountId, kind, reason: "a test" };
    await call("POST", `/api/v1/sites/${site}/sanctions`, { as: moderator, body });
  }
  await account("former moderator", { roles: {} });
  await account("moderator elsewhere", { roles: { [elsewhere]: "moderator" } });
  await account("admin elsewhere", { roles: { [elsewhere]: "admin" } });
  await account("moderator", { roles: { [site]: "moderator" } });
  await account("admin", { roles: { [site]: "admin" } });
  await account("chief", { roles: { "*": "admin" } });
  await account("disabled", { disabled: true });
  await call("POST", "/auth/v1/logout", { as: actorOf("logged out") });
  // The last one said is the last one heard: the feed keeps the order.
  const path = `/api/v1/sites/${site}/articles/a/me`;
  const heard = async () => (await call("GET", path, { as: actorOf("logged out") })).status === 401;
  await until(heard, "the logout in the other service", WITHIN_MS);
}
