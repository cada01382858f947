import type { Door } from "./http/doors.ts";
import type { Logger } from "./logger.ts";
import type { Service } from "./service.ts";
import type { Stage } from "./stage.ts";
import { within } from "./within.ts";

export interface Stopping {
  logger: Logger;
  stage: Stage;
  public?: Door;
  internal?: Door;
}

/** Together below the 25 s after which the process ends in any case. */
const DRAIN_MS = 12_000;
const FINISH_MS = 4_000;
const STORES_MS = 4_000;
const SWEEP_MS = 50;

/** Never rejects: what one service fails to stop must not keep the others from closing their stores. */
export async function stopServices(stopping: Stopping): Promise<void> {
  const { stage, logger } = stopping;
  stage.phase = "stopping";
  const guarded = (service: Service, work: Promise<void> | undefined): Promise<void> =>
    Promise.resolve(work).catch((err: unknown) => {
      logger.error({ event: "service.stop-failed", service: service.name, err }, "stop failed");
    });
  await within(DRAIN_MS, Promise.all(stage.services.map((one) => guarded(one, one.drain?.()))));
  if (stopping.public) await closeDoor(stopping.public);
  const stopInReverse = async (): Promise<void> => {
    for (const service of stage.services.toReversed()) await guarded(service, service.stop());
  };
  await within(STORES_MS, stopInReverse());
  if (stopping.internal) await closeDoor(stopping.internal);
}

/** Requests under way are finished; what is still open after FINISH_MS is cut. */
async function closeDoor({ server, listener }: Door): Promise<void> {
  const closing = listener.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await within(FINISH_MS, closing);
  clearInterval(sweep);
  server.closeAllConnections();
}
