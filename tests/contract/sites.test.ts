import { describe, expect, test } from "@jest/globals";
import type { PublicSite, Site } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import { unique } from "../support/product-people.ts";

await describeProduct("sites and settings", (product) => {
  const { call, aReader, aModerator, anAdmin, anArticle, post, tryPost } = product;
  const change = (as: { token: string }, site: string, body: object) =>
    call<Site>("PATCH", `/api/v1/sites/${site}`, { as, body });

  test("made by an admin of all sites, with the contract's settings", async () => {
    const as = await product.chief();
    const id = unique("paper");
    const body = { id, name: "The Paper", allowedOrigins: ["https://paper.example"] };
    const { status, json } = await call("POST", "/api/v1/sites", { as, body });
    const open = {
      editWindowSeconds: 300,
      bodyMaxLength: 5_000,
      downVotes: false,
      premoderated: false,
      slowModeSeconds: 0,
      houseRules: {},
      privacyUrl: null,
    };
    const settings = { ...open, words: [], linksMax: 3, premoderateFirst: 0 };
    expect([status, json]).toEqual([201, { ...body, settings }]);
    const { json: seen } = await call("GET", `/api/v1/sites/${id}`);
    expect(seen).toEqual({ id, name: "The Paper", settings: open });
    const again = await call("POST", "/api/v1/sites", { as, body });
    expect([again.status, again.code]).toEqual([409, "conflict"]);
  });

  test("[T36] origins, words and the like → admins of the site alone; the list by the same measure", async () => {
    const site = await product.aSite(["https://a.example"]);
    const path = `/api/v1/sites/${site}`;
    const foreign = await anAdmin(await product.aSite());
    for (const as of [undefined, await aReader(), await aModerator(site), foreign]) {
      expect(Object.keys((await call("GET", path, { as })).json)).toEqual([
        "id",
        "name",
        "settings",
      ]);
    }
    const admin = await anAdmin(site);
    for (const as of [admin, await product.chief()]) {
      expect((await call("GET", path, { as })).json).toMatchObject({
        allowedOrigins: ["https://a.example"],
        settings: { linksMax: 3 },
      });
    }
    const { json } = await call<{ sites: (Site | PublicSite)[] }>("GET", "/api/v1/sites", {
      as: admin,
    });
    const whole = json.sites.filter((one) => "allowedOrigins" in one);
    expect(whole.map(({ id }) => id)).toEqual([site]);
  });

  test("PATCH merges settings; null → as on the first day; the rest stands", async () => {
    const site = await product.aSite(["https://a.example"]);
    const admin = await anAdmin(site);
    await change(admin, site, { settings: { downVotes: true, linksMax: 7 } });
    const houseRules = { en: "Be kind.", ru: "Будьте добры." };
    const { json } = await change(admin, site, { settings: { houseRules }, name: "New name" });
    expect(json).toMatchObject({
      name: "New name",
      allowedOrigins: ["https://a.example"],
      settings: { downVotes: true, linksMax: 7, houseRules },
    });
    const cleared = await change(admin, site, { settings: { linksMax: null, houseRules: null } });
    expect(cleared.json.settings).toMatchObject({ linksMax: 3, houseRules: {}, downVotes: true });
  });

  test("bodyMaxLength counts code points: at it → taken, one more → 400; slowModeSeconds → 429", async () => {
    const site = await product.aSite();
    const [admin, author] = [await anAdmin(site), await aReader()];
    await change(admin, site, { settings: { bodyMaxLength: 10 } });
    await post(author, anArticle(site), { body: "😀".repeat(10) });
    expect((await tryPost(author, anArticle(site), { body: "😀".repeat(11) })).status).toBe(400);
    await change(admin, site, { settings: { slowModeSeconds: 60 } });
    const article = anArticle(site);
    await post(author, article, { body: "one" });
    expect((await tryPost(author, article, { body: "two" })).status).toBe(429);
    await post(admin, article, { body: "one" });
    await post(admin, article, { body: "two" });
  });

  test.each<[string, object]>([
    ["an unknown setting", { settings: { theme: "dark" } }],
    ["an unknown member", { owner: "me" }],
    ["another id", { id: "other" }],
    ["an origin with a path", { allowedOrigins: ["https://a.example/"] }],
    ["an origin with a star", { allowedOrigins: ["https://*.example"] }],
    ["an origin with more in it", { allowedOrigins: ["https://a;b.example"] }],
    ["an origin that is null", { allowedOrigins: ["null"] }],
    ["a scheme that is none", { allowedOrigins: ["javascript://a"] }],
    [
      "twenty-one origins",
      { allowedOrigins: Array.from({ length: 21 }, (_, i) => `https://a${i}.example`) },
    ],
    ["text for a number", { settings: { linksMax: "3" } }],
    ["half a second", { settings: { slowModeSeconds: 0.5 } }],
    ["a negative window", { settings: { editWindowSeconds: -1 } }],
    ["no length at all", { settings: { bodyMaxLength: 0 } }],
    ["a language that is none", { settings: { houseRules: { "x y": "a" } } }],
    ["a prototype", { settings: { houseRules: JSON.parse('{"__proto__":"a"}') } }],
    ["a script as address", { settings: { privacyUrl: "javascript:alert(1)" } }],
    ["no name", { name: "" }],
    ["what is not built yet", { settings: { premoderateFirst: 3 } }],
  ])("%s → 400, nothing changed", async (_what, body) => {
    const site = await product.aSite();
    const as = await product.chief();
    const before = await call("GET", `/api/v1/sites/${site}`, { as });
    expect((await change(as, site, body)).code).toBe("invalid-input");
    expect((await call("GET", `/api/v1/sites/${site}`, { as })).json).toEqual(before.json);
  });

  test.each(["", "UPPER", "a_b", "a b", "x".repeat(65), "ñ", "a/b"])(
    "[T47] a site id like %j → 400",
    async (id) => {
      const as = await product.chief();
      const body = { id, name: "n", allowedOrigins: [] };
      expect((await call("POST", "/api/v1/sites", { as, body })).code).toBe("invalid-input");
    },
  );

  describe("[T33] who may", () => {
    test("make one: admins of all sites alone", async () => {
      const body = { id: unique("mine"), name: "n", allowedOrigins: [] };
      for (const as of [await aReader(), await aModerator(), await anAdmin()]) {
        expect((await call("POST", "/api/v1/sites", { as, body })).code).toBe("forbidden");
      }
      expect((await call("POST", "/api/v1/sites", { body })).status).toBe(401);
    });

    test("change one: its admins; an unknown one → 404", async () => {
      const [site, other] = [await product.aSite(), await product.aSite()];
      const body = { name: "taken over" };
      for (const as of [await aReader(), await aModerator(site), await anAdmin(other)]) {
        expect((await change(as, site, body)).code).toBe("forbidden");
      }
      expect((await call("PATCH", `/api/v1/sites/${site}`, { body })).status).toBe(401);
      expect((await change(await product.chief(), "nowhere", body)).status).toBe(404);
    });
  });
});
