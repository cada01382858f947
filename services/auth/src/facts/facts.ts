/** The few things that the database itself must remember: which pepper it was made with, its feed's id, the set-up link. */
export interface Facts {
  /** [FA1] null where nothing was put. */
  read(name: string): Promise<string | null>;
  /** [FA2] Puts it where nothing is. Of several at once exactly one is true. */
  put(name: string, value: string): Promise<boolean>;
  /** [FA3] A compare-and-set. */
  swap(name: string, expected: string, value: string): Promise<boolean>;
}

/** What stands under the name; what `make` gives is put there first where nothing does. */
export async function readOrPut(facts: Facts, name: string, make: () => string): Promise<string> {
  const known = await facts.read(name);
  if (known !== null) return known;
  const made = make();
  if (await facts.put(name, made)) return made;
  const other = await facts.read(name);
  if (other === null) throw new Error(`the fact ${name} vanished`);
  return other;
}
