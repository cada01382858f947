/** [F4] What must be unique is somebody's before any account or entry says so. */
export interface Reservation {
  /** `email:` and the lowercased address, or `name:` and a skeleton. */
  readonly key: string;
  readonly accountId: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface Reservations {
  /** [RS1] Of any number of calls for one key exactly one is true, until it is released. */
  insert(reservation: Reservation): Promise<boolean>;
  /** [RS2] null for a free key. */
  find(key: string): Promise<Reservation | null>;
  /** [RS3] Puts `to` in the place of `from`, if that is still there as it was seen. */
  replace(from: Reservation, to: Reservation): Promise<boolean>;
  /** [RS4] Frees the key if it is that account's; else nothing happens. */
  release(key: string, accountId: string): Promise<void>;
}
