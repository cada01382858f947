import type { Frame } from "./frame.ts";

/** One open socket, as all of `live` but the gateway sees it. */
export interface Connection {
  /** The client's network, as limits count it. */
  readonly network: string;
  readonly open: boolean;
  /** In order. One that reads too slowly is closed instead; a volatile frame is left out for one that is behind. */
  send(frame: Frame): void;
  /** Closes the transport in a way after which clients come back by themselves. */
  close(): void;
}
