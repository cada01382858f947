import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Resolves when something takes connections on that port of 127.0.0.1; rejects when `ended` says that
 * the program is gone, or after ten seconds. */
export async function untilListening(port: number, ended: Promise<unknown>): Promise<void> {
  const gone = ended.then(() => Promise.reject(new Error("it ended before it listened")));
  const deadline = AbortSignal.timeout(10_000);
  while (!(await Promise.race([isListening(port), gone]))) {
    await pause(20, undefined, { signal: deadline });
  }
  gone.catch(() => {});
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
