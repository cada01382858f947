/** `code` of an error of node or of a store; "" where there is none. (`instanceof` fails across realms.) */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
