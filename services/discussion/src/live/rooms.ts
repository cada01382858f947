/** Who is in which room, both ways: articles and their watchers, sites and their moderators, people and their sockets. */
export interface Rooms<Member> {
  enter(room: string, member: Member): void;
  /** False where it was not in there. */
  leave(room: string, member: Member): boolean;
  /** The rooms that it left. */
  leaveAll(member: Member): readonly string[];
  /** Live: who enters or leaves while one goes through it is met or not met accordingly. */
  members(room: string): ReadonlySet<Member>;
  roomsOf(member: Member): ReadonlySet<string>;
  /** The rooms with anybody in them. */
  names(): readonly string[];
}

export function createRooms<Member>(): Rooms<Member> {
  const membersOf = new Map<string, Set<Member>>();
  const roomsOf = new Map<Member, Set<string>>();
  const noMembers: ReadonlySet<Member> = new Set();
  const noRooms: ReadonlySet<string> = new Set();

  function leave(room: string, member: Member): boolean {
    const left = membersOf.get(room)?.delete(member) ?? false;
    if (membersOf.get(room)?.size === 0) membersOf.delete(room);
    roomsOf.get(member)?.delete(room);
    if (roomsOf.get(member)?.size === 0) roomsOf.delete(member);
    return left;
  }
  return {
    enter(room, member) {
      setAt(membersOf, room).add(member);
      setAt(roomsOf, member).add(room);
    },
    leave,
    leaveAll(member) {
      const left = [...(roomsOf.get(member) ?? noRooms)];
      for (const room of left) leave(room, member);
      return left;
    },
    members: (room) => membersOf.get(room) ?? noMembers,
    roomsOf: (member) => roomsOf.get(member) ?? noRooms,
    names: () => [...membersOf.keys()],
  };
}

function setAt<Key, Item>(sets: Map<Key, Set<Item>>, key: Key): Set<Item> {
  const there = sets.get(key);
  if (there) return there;
  const made = new Set<Item>();
  sets.set(key, made);
  return made;
}
