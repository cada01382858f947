import type { Connection } from "../connection.ts";
import type { Frame } from "../frame.ts";

export interface TestConnection extends Connection {
  open: boolean;
  readonly frames: Frame[];
  /** The events it got, as `[name, payload]`. */
  events(): [name: string, payload: Record<string, unknown>][];
}

/** A connection that keeps what it is sent. */
export function aConnection(network = "192.0.2.1"): TestConnection {
  const frames: Frame[] = [];
  return {
    network,
    open: true,
    frames,
    events: () => frames.map((frame) => JSON.parse(frame.packet.slice(1))),
    send: (frame) => void frames.push(frame),
    close() {
      this.open = false;
    },
  };
}
