/** The closed set of problem codes (contract, "Everywhere"). Clients translate the code, never the text. */
export const STATUS_OF = {
  "invalid-input": 400,
  "weak-password": 400,
  unauthenticated: 401,
  forbidden: 403,
  sanctioned: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  conflict: 409,
  "name-taken": 409,
  "email-taken": 409,
  "thread-closed": 409,
  "edit-window-over": 409,
  "payload-too-large": 413,
  "unsupported-media-type": 415,
  "idempotency-mismatch": 422,
  "rate-limited": 429,
  internal: 500,
  overloaded: 503,
  "store-unavailable": 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;
