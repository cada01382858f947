import { afterEach } from "@jest/globals";
import type { LiveDeps } from "../live-deps.ts";
import { aPerson, openLive, type Client, type OpenedLive } from "./open-live.ts";
import { until } from "./until.ts";

/** Opens live parts for the tests of a file; each is closed after its test. */
export function liveSuite(): (changed?: Partial<LiveDeps>) => Promise<OpenedLive> {
  const opened: OpenedLive[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });
  return async (changed) => {
    const one = await openLive(changed);
    opened.push(one);
    return one;
  };
}

export async function connected(
  live: OpenedLive,
  ...options: Parameters<OpenedLive["client"]>
): Promise<Client> {
  const client = live.client(...options);
  await until(() => client.connected, "the connection");
  return client;
}

/** The payloads of the events of that name, oldest first. */
export const named = (client: Client, name: string): Record<string, unknown>[] =>
  client.events.filter((event) => event.name === name).map(({ payload }) => payload);

export const got = (client: Client, name: string, times = 1): Promise<void> =>
  until(() => named(client, name).length >= times, `${times} × ${name}`);

/** Makes the token good for a person, and the options of a client that comes with it. */
export function asPerson(
  live: OpenedLive,
  token: string,
  ...person: Parameters<typeof aPerson>
): { auth: { accessToken: string } } {
  live.people.set(token, aPerson(...person));
  return { auth: { accessToken: token } };
}
