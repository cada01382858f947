import type { ServerEvents } from "@parley/contracts/live-events";

type EventName = keyof ServerEvents;
type Payload<Name extends EventName> = Parameters<ServerEvents[Name]>[0];

/** One event, serialised once however many sockets it goes to. */
export interface Frame {
  /** The Socket.IO packet: an event (`2`) in the main namespace. */
  readonly packet: string;
  /** The same packet as one unmasked WebSocket text frame, made when first asked for. */
  readonly bytes: Buffer;
  /** May be left out for a socket that is behind. */
  readonly volatile: boolean;
}

export function frameOf<Name extends EventName>(
  event: Name,
  payload: Payload<Name>,
  options: { volatile?: boolean } = {},
): Frame {
  const packet = `2${JSON.stringify([event, payload])}`;
  let bytes: Buffer | undefined;
  return {
    packet,
    volatile: options.volatile ?? false,
    get bytes() {
      // Engine.IO puts a message's type, `4`, before it.
      return (bytes ??= textFrame(`4${packet}`));
    },
  };
}

/** RFC 6455, 5.2: FIN and opcode 1, then the length in 7, 16 or 64 bits, then the text. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x81;
  if (start === 2) frame[1] = length;
  if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  }
  if (start === 10) {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, start);
  return frame;
}
