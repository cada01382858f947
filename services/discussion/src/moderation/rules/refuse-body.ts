import type { Verdict } from "./verdict.ts";

/** `invalid-input` that names the field, as for a body which the schema refuses. */
export function refuseBody(detail: string): Verdict {
  const members = { errors: [{ path: "body", message: detail }] };
  return { kind: "refuse", refusal: { code: "invalid-input", detail, members } };
}
