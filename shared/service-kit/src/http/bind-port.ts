import type { Server } from "node:http";
import { codeOf } from "../code-of.ts";
import { ConfigError } from "../config/config-error.ts";
import { listen, type Listener } from "./listen.ts";

export interface Place {
  host: string;
  port: number;
  /** The variable to name where the port cannot be had. */
  variable: string;
}

/** Listens, or throws ConfigError that tells what to change. */
export async function bindPort(server: Server, place: Place): Promise<Listener> {
  const { host, port } = place;
  try {
    return await listen(server, host, port);
  } catch (cause) {
    throw new ConfigError(explain(place, codeOf(cause)), { cause });
  }
}

function explain({ host, port, variable }: Place, code: string): string {
  if (code === "EADDRINUSE") {
    return `${variable} ${port} is taken: stop what listens there, or set ${variable} to another port`;
  }
  if (code === "EACCES") {
    return `${variable} ${port} is not for this user: set ${variable} to a port from 1024 on`;
  }
  return `HOST ${host} cannot be bound (${code}): set HOST to an address of this machine`;
}
