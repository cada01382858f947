import { listenToKeys } from "./listen-to-keys.ts";
import { OptionsMenu } from "./options-menu.tsx";
import { performReading } from "./perform-reading.ts";
import { ShareNote } from "./share-note.tsx";

/** Loaded after the first paint: what any reader can do. */
export const reading = {
  components: { OptionsMenu, ShareNote },
  perform: performReading,
  begin: listenToKeys,
};
