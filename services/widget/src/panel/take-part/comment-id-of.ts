import type { LoginPlace } from "../action.ts";

/** The comment that a place is about; the name of the place itself where it is about none. */
export function commentIdOf(place: LoginPlace): string {
  return place.slice(place.indexOf(":") + 1);
}
