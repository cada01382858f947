import { describe, expect, test } from "@jest/globals";
import { createHostLink } from "./host-link.ts";

const HOST = "https://news.example";
const viewport = { parley: 1, type: "viewport", top: 10, height: 500 };

/** A window with another above it, and what was said to that one. */
function aFrame() {
  const said: [string, string][] = [];
  const parent = {
    postMessage: (message: { type: string }, origin: string) => said.push([message.type, origin]),
  };
  type Listener = Parameters<Parameters<typeof createHostLink>[0]["addEventListener"]>[1];
  const listeners: Listener[] = [];
  const frame = {
    parent,
    addEventListener: (_type: "message", listener: Listener) => {
      listeners.push(listener);
    },
  };
  const hear = (data: unknown, origin = HOST, source: unknown = parent) => {
    for (const listener of listeners) listener({ data, origin, source });
  };
  return { frame, said, hear };
}

describe("createHostLink", () => {
  test("ready → without data to each origin that may hold the frame; all else waits for the host", () => {
    const { frame, said, hear } = aFrame();
    const link = createHostLink(frame, [HOST, "https://m.news.example"]);
    link.send({ parley: 1, type: "height", px: 100 });
    link.ready();
    expect(said).toEqual([
      ["ready", HOST],
      ["ready", "https://m.news.example"],
    ]);
    hear(viewport);
    expect(said.at(-1)).toEqual(["height", HOST]);
    expect(link.viewport()).toEqual({ top: 10, height: 500 });
  });

  test("a message from another origin or another window, or of another shape → not heard", () => {
    const { frame, hear } = aFrame();
    const link = createHostLink(frame, [HOST]);
    const heard: unknown[] = [];
    link.listen((message) => heard.push(message));
    hear(viewport, "https://evil.example");
    hear(viewport, `${HOST}.evil.example`);
    hear(viewport, HOST, {});
    for (const data of [null, "x", {}, { parley: 1, type: "open" }, { parley: 2, type: "theme" }]) {
      hear(data);
    }
    hear({ parley: 1, type: "viewport", top: "0", height: 1 });
    expect(heard).toEqual([]);
  });

  test("two allowed origins → the first that answered is the host from then on", () => {
    const { frame, said, hear } = aFrame();
    const other = "https://m.news.example";
    const link = createHostLink(frame, [HOST, other]);
    hear(viewport, other);
    hear({ ...viewport, top: 99 }, HOST);
    expect(link.viewport().top).toBe(10);
    link.send({ parley: 1, type: "hash", commentId: "c1" });
    expect(said).toEqual([["hash", other]]);
  });
});
