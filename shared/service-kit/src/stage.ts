import type { Service } from "./service.ts";

/** What the listeners ask while services come and go. */
export interface Stage {
  phase: "starting" | "serving" | "stopping";
  /** Those that have started. */
  services: Service[];
}

export function whyNotReady({ phase, services }: Stage): string | null {
  if (phase !== "serving") return phase;
  const reasons = services.flatMap((service) => {
    const reason = service.notReady();
    return reason === null ? [] : [`${service.name}: ${reason}`];
  });
  return reasons.length === 0 ? null : reasons.join("; ");
}
