import { describe, expect, test } from "@jest/globals";
import { createRooms } from "./rooms.ts";

describe("rooms", () => {
  test("enter twice: the same member → counted once", () => {
    const rooms = createRooms<string>();
    rooms.enter("a1", "ann");
    rooms.enter("a1", "ann");
    expect([...rooms.members("a1")]).toEqual(["ann"]);
  });

  test("leaveAll: a member of three rooms → left them all, others stay, empty rooms are gone", () => {
    const rooms = createRooms<string>();
    for (const room of ["a1", "a2", "a3"]) rooms.enter(room, "ann");
    rooms.enter("a2", "bob");
    expect(rooms.leaveAll("ann")).toEqual(["a1", "a2", "a3"]);
    expect(rooms.names()).toEqual(["a2"]);
    expect([...rooms.members("a2")]).toEqual(["bob"]);
    expect(rooms.roomsOf("ann").size).toBe(0);
  });

  test("leave: who is not in there → false, and nothing changes", () => {
    const rooms = createRooms<string>();
    rooms.enter("a1", "ann");
    expect(rooms.leave("a1", "bob")).toBe(false);
    expect(rooms.leave("a2", "ann")).toBe(false);
    expect(rooms.leave("a1", "ann")).toBe(true);
    expect(rooms.names()).toEqual([]);
  });

  test("members: one leaves while they are gone through → not met any more", () => {
    const rooms = createRooms<string>();
    for (const member of ["ann", "bob", "eve"]) rooms.enter("a1", member);
    const met: string[] = [];
    for (const member of rooms.members("a1")) {
      met.push(member);
      rooms.leave("a1", "bob");
    }
    expect(met).toEqual(["ann", "eve"]);
  });
});
