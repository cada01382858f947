import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { Comment, ThreadPage } from "@parley/contracts/types";
import { openTestBrowser } from "../support/browser.ts";
import { describeWith } from "../support/describe-with.ts";
import { callsOf } from "../support/product-call.ts";
import { openLiveClient, type LiveClient } from "../support/product-live.ts";
import { peopleOf, unique, type Actor } from "../support/product-people.ts";
import { until } from "../support/until.ts";
import { openHostSite, type HostSite } from "./stage/host-site.ts";
import { openSeparateServices } from "./stage/open-separate-services.ts";
import { openReader } from "./stage/reader.ts";

await describeWith(openSeparateServices, "three processes behind nginx", (services) => {
  const call = callsOf(() => services.origin);
  const people = peopleOf(call);
  const sockets: LiveClient[] = [];
  let host: HostSite;
  let siteId: string;
  let article: ArticleRef;
  let reader: Actor;
  let moderator: Actor;

  beforeAll(async () => {
    host = await openHostSite(services.origin);
    siteId = await people.aSite([host.origin]);
    article = { siteId, articleId: "a1" };
    reader = await people.aReader();
    moderator = await people.aModerator(siteId);
  }, 30_000);
  afterAll(async () => {
    for (const socket of sockets) socket.close();
    await host.stop();
  });

  const articlePath = () => `/api/v1/sites/${siteId}/articles/${article.articleId}`;
  const tryPost = (author: Actor, body = unique("text")) =>
    call<Comment>("POST", `${articlePath()}/comments`, {
      as: author,
      body: { body },
      key: unique("key"),
    });
  const tryPin = (by: Actor, id: string, action: "pin" | "unpin") =>
    call("POST", `/api/v1/comments/${id}/decisions`, { as: by, body: { action } });
  const setRole = async (actor: Actor, roles: object) =>
    call("PATCH", `/auth/v1/accounts/${actor.id}`, { as: await people.chief(), body: { roles } });
  const logOut = (actor: Actor) => call("POST", "/auth/v1/logout", { as: actor });
  const untilPosting = (actor: Actor, status: number, withinMs: number) =>
    until(async () => (await tryPost(actor)).status === status, `posting: ${status}`, withinMs);

  test("the main job by API and socket → all of it reaches who watches", async () => {
    const watcher = await openLiveClient(services.origin);
    sockets.push(watcher);
    expect(await watcher.watch(article)).toMatchObject({ ok: true });
    const { json: comment } = await tryPost(reader, "Said through the proxy");
    const shows = (is: (comment: Comment) => boolean) =>
      watcher.first("comments", ({ comments }) =>
        comments.some((one) => one.id === comment.id && is(one)),
      );
    await shows(({ status }) => status === "visible");
    const decisions = `/api/v1/comments/${comment.id}/decisions`;
    await call("POST", decisions, { as: moderator, body: { action: "hide" } });
    await shows(({ status, content }) => status === "hidden" && content.length === 0);
    await call("POST", decisions, { as: moderator, body: { action: "restore" } });
    await call("PUT", `/api/v1/comments/${comment.id}/vote`, { as: moderator, body: { value: 1 } });
    await watcher.first("votes", ({ votes }) => votes[comment.id]?.up === 1);
    const { json } = await call<ThreadPage>("GET", `${articlePath()}/thread`);
    expect(json.comments.map(({ id }) => id)).toEqual([comment.id]);
  });

  test("[F1] a logout and a lost role → obeyed by the other process within a second", async () => {
    const { json: comment } = await tryPost(reader);
    await setRole(moderator, {});
    const refusal = async () => (await tryPin(moderator, comment.id, "pin")).status === 403;
    await until(refusal, "the role is gone", 1_000);
    const leaving = await people.aReader();
    expect((await tryPost(leaving)).status).toBe(201);
    await logOut(leaving);
    await untilPosting(leaving, 401, 1_000);
    await setRole(moderator, { [siteId]: "moderator" });
    const success = async () => (await tryPin(moderator, comment.id, "pin")).status === 200;
    await until(success, "the role is back", 1_000);
  });

  test("[T122] auth is away → people read and write on, nobody logs in; back again, its news go on", async () => {
    const leaving = await people.aReader();
    expect((await tryPost(leaving)).status).toBe(201);
    await services.end("auth");
    expect((await tryPost(reader)).status).toBe(201);
    expect((await call("GET", `${articlePath()}/thread`)).status).toBe(200);
    const attempt = await fetch(`${services.origin}/auth/v1/login`, { method: "POST" });
    expect(attempt.status).toBe(503);
    await services.start("auth");
    await logOut(leaving);
    await untilPosting(leaving, 401, 5_000);
    expect((await tryPost(reader)).status).toBe(201);
  }, 30_000);

  test("discussion is killed → what changed meanwhile counts when it is back, and nothing is lost", async () => {
    const leaving = await people.aReader();
    const { json: comment } = await tryPost(leaving);
    await services.kill("discussion");
    await logOut(leaving);
    await setRole(moderator, {});
    await services.start("discussion");
    expect((await call("GET", `/api/v1/comments/${comment.id}`)).status).toBe(200);
    await untilPosting(leaving, 401, 5_000);
    const refusal = async () => (await tryPin(moderator, comment.id, "pin")).status === 403;
    await until(refusal, "the role is gone");
    expect((await tryPost(reader)).status).toBe(201);
  }, 30_000);

  test("both are away and come back, discussion first → the same", async () => {
    const leaving = await people.aReader();
    await tryPost(leaving);
    await Promise.all([services.end("discussion"), services.end("auth")]);
    await services.start("discussion");
    await services.start("auth");
    expect((await tryPost(reader)).status).toBe(201);
    await logOut(leaving);
    await untilPosting(leaving, 401, 10_000);
  }, 30_000);
});

await describeWith(openWithBrowser, "three processes in a browser", (stage) => {
  test("a reader of a host's page registers and writes, another sees it; discussion comes back, and so does live", async () => {
    const people = peopleOf(callsOf(() => stage.services.origin));
    const siteId = await people.aSite([stage.host.origin]);
    const url = stage.host.publish({ siteId, articleId: "a1" });
    const faults: string[] = [];
    const expected = /WebSocket connection|Failed to load resource/;
    const open = () => openReader(stage.browser, faults, { expected });
    const [writer, watcher] = await Promise.all([open(), open()]);
    const [panel, other] = await Promise.all([writer.openArticle(url), watcher.openArticle(url)]);
    await panel.register();
    await panel.post("Through three processes.");
    await other.pill().click();
    await other.comment("Through three processes.").waitFor();
    await stage.services.end("discussion");
    await other.view.getByText("Reconnecting").waitFor();
    await stage.services.start("discussion");
    await panel.post("And again.");
    await other.comment("And again.").or(other.pill()).first().waitFor({ timeout: 20_000 });
    expect(faults).toEqual([]);
  }, 60_000);
});

async function openWithBrowser() {
  const browser = await openTestBrowser();
  if ("unavailable" in browser) return browser;
  const services = await openSeparateServices();
  if ("unavailable" in services) return services;
  const host = await openHostSite(services.origin);
  return {
    browser,
    services,
    host,
    async stop() {
      await browser.stop();
      await host.stop();
      await services.stop();
    },
  };
}
