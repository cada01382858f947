import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOnPath } from "./find-on-path.ts";
import { unavailable, type Unavailable } from "./unavailable.ts";
import { untilListening } from "./until-listening.ts";

const template = new URL("../../infra/proxy/parley.conf.template", import.meta.url);

export interface NginxOptions {
  /** The port on 127.0.0.1. The services must know it before, as part of their public origin. */
  port: number;
  /** host:port of the three services. */
  auth: string;
  discussion: string;
  widget: string;
}

export interface RunningNginx {
  stop(): Promise<void>;
}

/** The nginx to run, for `describeWith`: its own check before anything is started. */
export function findNginx(): string | Unavailable {
  return findOnPath("nginx") ?? unavailable("REQUIRE_NGINX", "there is no nginx");
}

/** A real nginx in the foreground with the product's own proxy configuration, in a folder of its own. */
export async function startNginx(nginx: string, options: NginxOptions): Promise<RunningNginx> {
  const folder = await mkdtemp(join(tmpdir(), "parley-nginx-"));
  await writeFile(join(folder, "parley.conf"), await render(options));
  await writeFile(join(folder, "nginx.conf"), mainConfiguration(folder));
  const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"];
  const child = spawn(nginx, args, { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "exit");
  await untilListening(options.port, ended);
  return {
    async stop() {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function render({ port, auth, discussion, widget }: NginxOptions): Promise<string> {
  const values: Record<string, string> = {
    LISTEN: `127.0.0.1:${port}`,
    AUTH: auth,
    DISCUSSION: discussion,
    WIDGET: widget,
  };
  const text = await readFile(template, "utf8");
  return text.replace(/\$\{([A-Z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

// One process and no paths outside the folder, so it needs no rights.
function mainConfiguration(folder: string): string {
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events {}
http {
  access_log off;
  ${places.map((place) => `${place}_temp_path ${folder}/${place};`).join("\n  ")}
  include ${folder}/parley.conf;
}
`;
}
