import { describe, expect, test } from "@jest/globals";
import type { Sanction } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import type { LiveClient } from "../support/product-live.ts";
import type { Actor } from "../support/product-people.ts";
import { SITE } from "../support/starting-state.ts";
import { until } from "../support/until.ts";

/** [F1] [F3] What is said of a person acts on open sockets within this time. */
const WITHIN_MS = 1_000;

await describeProduct("people on sockets", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide, changeArticle, live } = product;
  const authenticate = (client: LiveClient, accessToken: unknown) =>
    client.socket.emitWithAck("authenticate", { accessToken } as { accessToken: string });
  const typing = async (client: LiveClient) => {
    const article = anArticle();
    return client.socket.emitWithAck("typing", article);
  };
  const moderating = (client: LiveClient, siteId = SITE) =>
    client.socket.emitWithAck("watch-moderation", { siteId });
  const sanction = async (as: Actor, accountId: string, kind: string) => {
    const body = { accountId, kind, reason: "a test", note: "for us" };
    return call<Sanction>("POST", `/api/v1/sites/${SITE}/sanctions`, { as, body });
  };
  /** Once that is answered: until the socket has no more rights than a guest. */
  const becomesGuest = (client: LiveClient) =>
    until(async () => (await typing(client)).ok === false, "a guest's rights alone", WITHIN_MS);

  describe("[T89] authenticate", () => {
    test("a guest becomes a person once; another person needs another connection", async () => {
      const [one, two] = [await aReader(), await aReader()];
      const client = await live();
      expect(await typing(client)).toMatchObject({ ok: false, code: "unauthenticated" });
      expect(await authenticate(client, one.token)).toMatchObject({ ok: true });
      expect(await typing(client)).toMatchObject({ ok: true });
      expect(await authenticate(client, two.token)).toMatchObject({ ok: false, code: "forbidden" });
      const fresh = await product.again(one);
      expect(await authenticate(client, fresh.token)).toMatchObject({ ok: true });
    });

    test("a false, a refresh or a foreign token → unauthenticated, still a guest", async () => {
      const { refreshToken, token } = await aReader();
      const client = await live();
      for (const wrong of ["x", refreshToken, `${token}x`, token.slice(0, -8)]) {
        expect(await authenticate(client, wrong)).toMatchObject({
          ok: false,
          code: "unauthenticated",
        });
      }
      for (const wrong of [7, null, ["x"], "", "x".repeat(5_000)]) {
        expect(await authenticate(client, wrong)).toMatchObject({
          ok: false,
          code: "invalid-input",
        });
      }
      expect(await typing(client)).toMatchObject({ ok: false, code: "unauthenticated" });
    });

    test("a false token in the handshake → connect_error with its code; in the query → a guest", async () => {
      const person = await aReader();
      await expect(live({ as: { token: "false" } })).rejects.toMatchObject({
        data: { code: "unauthenticated" },
      });
      const client = await live({ query: { accessToken: person.token } });
      expect(await typing(client)).toMatchObject({ ok: false, code: "unauthenticated" });
    });
  });

  describe("[T34] [F1] with the token from before", () => {
    test("logged out → a guest within a second; another session of the same person stays", async () => {
      const person = await aReader();
      const other = await product.again(person);
      const [client, stays] = [await live({ as: person }), await live({ as: other })];
      expect(await typing(client)).toMatchObject({ ok: true });
      await call("POST", "/auth/v1/logout", { as: person });
      await becomesGuest(client);
      expect(client.socket.connected).toBe(true);
      expect(await typing(stays)).toMatchObject({ ok: true });
    });

    test("disabled → a guest within a second, on every socket, and no new one", async () => {
      const person = await aReader();
      const client = await live({ as: person });
      expect(await typing(client)).toMatchObject({ ok: true });
      const as = await product.chief();
      await call("PATCH", `/auth/v1/accounts/${person.id}`, { as, body: { disabled: true } });
      await becomesGuest(client);
      await expect(live({ as: person })).rejects.toMatchObject({
        data: { code: "unauthenticated" },
      });
    });

    test("no moderator any more → nothing of the moderators' room within a second", async () => {
      const site = await product.aSite();
      const [moderator, stays, author] = [
        await aModerator(site),
        await aModerator(site),
        await aReader(),
      ];
      const [client, control] = [await live({ as: moderator }), await live({ as: stays })];
      for (const one of [client, control]) {
        expect(await moderating(one, site)).toMatchObject({ ok: true });
      }
      const as = await product.chief();
      await call("PATCH", `/auth/v1/accounts/${moderator.id}`, { as, body: { roles: {} } });
      const forbidden = async () => (await moderating(client, site)).ok === false;
      await until(forbidden, "no moderator", WITHIN_MS);
      const article = anArticle(site);
      await changeArticle(stays, article, { premoderated: true });
      await post(author, article);
      await control.first("moderation");
      expect(client.all("moderation")).toEqual([]);
    });

    test("made a moderator → may within a second, with the old token", async () => {
      const site = await product.aSite();
      const person = await aReader();
      const client = await live({ as: person });
      expect(await moderating(client, site)).toMatchObject({ ok: false, code: "forbidden" });
      const as = await product.chief();
      const body = { roles: { [site]: "moderator" } };
      await call("PATCH", `/auth/v1/accounts/${person.id}`, { as, body });
      await until(async () => (await moderating(client, site)).ok, "a moderator", WITHIN_MS);
    });
  });

  test("[T41] banned → told alone, without the note, and no more typing within a second", async () => {
    const [moderator, person, other] = [await aModerator(), await aReader(), await aReader()];
    const [client, bystander] = [await live({ as: person }), await live({ as: other })];
    const { json } = await sanction(moderator, person.id, "ban");
    expect(await client.first("sanctioned")).toEqual({ sanction: json });
    expect(JSON.stringify(client.events)).not.toContain("for us");
    const refused = async () => {
      const article = anArticle();
      const ack = await client.socket.emitWithAck("typing", article);
      return !ack.ok && ack.code === "sanctioned";
    };
    await until(refused, "refused", WITHIN_MS);
    expect(bystander.all("sanctioned")).toEqual([]);
  });

  test("own: a pending one was decided → its author alone is told, with what became of it", async () => {
    const [author, other, moderator] = [await aReader(), await aReader(), await aModerator()];
    const article = anArticle();
    await changeArticle(moderator, article, { premoderated: true });
    const [yes, no] = [await post(author, article), await post(author, article)];
    const [client, bystander] = [await live({ as: author }), await live({ as: other })];
    await decide(moderator, yes.id, { action: "approve" });
    await decide(moderator, no.id, { action: "hide" });
    const approved = await client.first("own", ({ comments }) => comments[0]?.id === yes.id);
    expect(approved.comments).toMatchObject([{ status: "visible", source: yes.source }]);
    const hidden = await client.first("own", ({ comments }) => comments[0]?.id === no.id);
    expect(hidden.comments).toMatchObject([{ status: "hidden" }]);
    expect(bystander.all("own")).toEqual([]);
  });

  describe("watch-moderation", () => {
    test("pending, reported and decided ones → to moderators of the site, with source and flags", async () => {
      const site = await product.aSite();
      const [moderator, author, reporter] = [
        await aModerator(site),
        await aReader(),
        await aReader(),
      ];
      const article = anArticle(site);
      const client = await live({ as: moderator });
      expect(await moderating(client, site)).toMatchObject({ ok: true });
      await changeArticle(moderator, article, { premoderated: true });
      const { id, source } = await post(author, article);
      const told = await client.first("moderation");
      expect(told).toMatchObject({ siteId: site, comments: [{ id, source, status: "pending" }] });
      expect(told.comments[0]?.flags).toMatchObject([{ rule: "premoderation" }]);
      await decide(moderator, id, { action: "approve" });
      const report = { as: reporter, body: { reason: "spam", note: "n" } };
      await call("POST", `/api/v1/comments/${id}/reports`, report);
      const reported = await client.first("moderation", ({ comments }) =>
        comments.some(({ reports }) => reports.length === 1),
      );
      expect(reported.comments[0]).toMatchObject({ id, status: "visible" });
    });

    test("[T88] guests, readers, another site's moderators, unknown sites, odd names → refused", async () => {
      const [reader, foreign] = [await aReader(), await aModerator(await product.aSite())];
      expect(await moderating(await live())).toMatchObject({ code: "unauthenticated" });
      for (const as of [reader, foreign]) {
        expect(await moderating(await live({ as }))).toMatchObject({ code: "forbidden" });
      }
      const client = await live({ as: await product.chief() });
      expect(await moderating(client, "nowhere")).toMatchObject({ code: "not-found" });
      for (const odd of ["mod:news", "*", ["news"], { $ne: "" }, null]) {
        const ack = await client.socket.emitWithAck("watch-moderation", { siteId: odd as string });
        expect(ack).toMatchObject({ ok: false, code: "invalid-input" });
      }
    });
  });
});
