/** How a name is searched: without regard to case. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
