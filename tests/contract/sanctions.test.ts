import { describe, expect, test } from "@jest/globals";
import type { Sanction } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import type { Actor } from "../support/product-people.ts";
import { SITE } from "../support/starting-state.ts";
import { until } from "../support/until.ts";

await describeProduct("sanctions", (product) => {
  const { call, aReader, aModerator, anAdmin, anArticle, post, tryPost } = product;
  const at = (site: string) => `/api/v1/sites/${site}/sanctions`;
  const sanction = (as: Actor, accountId: string, over: object = {}, site = SITE) => {
    const body = { accountId, kind: "mute", reason: "please calm down", ...over };
    return call<Sanction>("POST", at(site), { as, body });
  };

  test("201 with the sanction; the person reads it in me, without the moderators' note", async () => {
    const [moderator, person] = [await aModerator(), await aReader()];
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const over = { until: inAnHour, note: "for us alone" };
    const { status, json } = await sanction(moderator, person.id, over);
    expect([status, json]).toEqual([
      201,
      {
        id: json.id,
        siteId: SITE,
        accountId: person.id,
        kind: "mute",
        reason: "please calm down",
        until: inAnHour,
        createdAt: json.createdAt,
      },
    ]);
    const mine = await product.mine(person, anArticle());
    expect(mine).toMatchObject({ sanction: json, canPost: false, reason: "sanctioned" });
    expect(JSON.stringify(mine)).not.toContain("for us alone");
  });

  test("posting → 403 with the sanction; lifted → posting again; another site was never concerned", async () => {
    const [moderator, person] = [await aModerator(), await aReader()];
    const site = await product.aSite();
    const { json } = await sanction(moderator, person.id, { kind: "ban" });
    const refused = await tryPost(person, anArticle());
    expect([refused.status, refused.code]).toEqual([403, "sanctioned"]);
    expect(refused.json).toMatchObject({ sanction: json });
    await post(person, anArticle(site));
    const lifted = await call("DELETE", `${at(SITE)}/${json.id}`, { as: moderator });
    expect(lifted.status).toBe(204);
    await post(person, anArticle());
  });

  test("[T34] with the token from before → acts at once", async () => {
    const [moderator, person] = [await aModerator(), await aReader()];
    await post(person, anArticle());
    await sanction(moderator, person.id, { kind: "ban" });
    expect((await tryPost(person, anArticle())).code).toBe("sanctioned");
  });

  test("a mute and a ban → the heavier one is told; one that ended is not", async () => {
    const [moderator, person] = [await aModerator(), await aReader()];
    await sanction(moderator, person.id);
    const { json } = await sanction(moderator, person.id, { kind: "ban" });
    expect((await product.mine(person, anArticle())).sanction).toEqual(json);
    await call("DELETE", `${at(SITE)}/${json.id}`, { as: moderator });
    expect((await product.mine(person, anArticle())).sanction).toMatchObject({ kind: "mute" });
  });

  test("with an end → over when that time has come, without another call", async () => {
    const [moderator, person] = [await aModerator(), await aReader()];
    const endsAt = new Date(Date.now() + 1_500).toISOString();
    await sanction(moderator, person.id, { until: endsAt });
    expect((await tryPost(person, anArticle())).code).toBe("sanctioned");
    await until(async () => (await tryPost(person, anArticle())).status === 201, "the end");
    expect((await product.mine(person, anArticle())).sanction).toBeNull();
  });

  test("the list → those in force, newest first; for moderators alone", async () => {
    const site = await product.aSite();
    const [moderator, one, two] = [await aModerator(site), await aReader(), await aReader()];
    const first = await sanction(moderator, one.id, {}, site);
    const second = await sanction(moderator, two.id, {}, site);
    const third = await sanction(moderator, two.id, { kind: "ban" }, site);
    await call("DELETE", `${at(site)}/${second.json.id}`, { as: moderator });
    const { json } = await call<{ sanctions: Sanction[] }>("GET", at(site), { as: moderator });
    expect(json).toEqual({ sanctions: [third.json, first.json], nextCursor: null });
    expect((await call("GET", at(site), { as: one })).code).toBe("forbidden");
    expect((await call("GET", at(site))).status).toBe(401);
  });

  test("[T38] [T33] moderators and admins cannot be sanctioned, not even by each other", async () => {
    const [moderator, admin] = [await aModerator(), await anAdmin()];
    for (const target of [await aModerator(), admin, moderator, await product.chief()]) {
      expect((await sanction(moderator, target.id)).code).toBe("forbidden");
    }
  });

  test("[T33] by a reader or another site's moderator → 403; lifting another site's → 404", async () => {
    const site = await product.aSite();
    const [moderator, foreign, person] = [
      await aModerator(),
      await aModerator(site),
      await aReader(),
    ];
    for (const as of [person, foreign]) {
      expect((await sanction(as, (await aReader()).id)).code).toBe("forbidden");
    }
    const { json } = await sanction(moderator, person.id);
    const crossed = await call("DELETE", `${at(site)}/${json.id}`, { as: foreign });
    expect(crossed.status).toBe(404);
    expect((await product.mine(person, anArticle())).sanction).not.toBeNull();
    const unknown = await call("DELETE", `${at(SITE)}/none-like-this`, { as: moderator });
    expect(unknown.status).toBe(404);
  });

  describe("[T35] what is not a sanction", () => {
    test.each<[string, object]>([
      ["no reason", { reason: undefined }],
      ["null for a reason", { reason: null }],
      ["an empty reason", { reason: "" }],
      ["a reason of 201", { reason: "x".repeat(201) }],
      ["an unknown kind", { kind: "shadow" }],
      ["no kind", { kind: undefined }],
      ["an end in the past", { until: "2020-01-01T00:00:00.000Z" }],
      ["an end that is no time", { until: "tomorrow" }],
      ["an unknown member", { createdAt: "2020-01-01T00:00:00.000Z" }],
      ["a list of people", { accountId: ["a", "b"] }],
      ["a pattern as person", { accountId: { $ne: "" } }],
    ])("%s → 400", async (_what, over) => {
      const [moderator, person] = [await aModerator(), await aReader()];
      expect((await sanction(moderator, person.id, over)).code).toBe("invalid-input");
    });
  });

  test("each → an entry of the site's log, with the note for moderators", async () => {
    const site = await product.aSite();
    const [moderator, person] = [await aModerator(site), await aReader()];
    const { json } = await sanction(moderator, person.id, { note: "second time" }, site);
    await call("DELETE", `${at(site)}/${json.id}`, { as: moderator });
    const path = `/api/v1/sites/${site}/moderation/log`;
    const log = await call<{ entries: object[] }>("GET", path, { as: moderator });
    expect(log.json.entries.slice(0, 2)).toMatchObject([
      { action: "lift-sanction", accountId: person.id, actor: { id: moderator.id } },
      { action: "sanction", accountId: person.id, reason: "please calm down", note: "second time" },
    ]);
  });
});
