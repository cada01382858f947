import type { IncomingMessage } from "node:http";
import type { Response } from "express";

/** The cookies of a browser's session. All are host cookies for the whole origin, and partitioned in a frame. */
export interface SessionCookies {
  /** The refresh token; null without one. */
  read(req: IncomingMessage): string | null;
  readDevice(req: IncomingMessage): string | null;
  /** Sets the token and, readable, the marker which tells a page that a refresh is worth a request [F7]. */
  set(res: Response, refreshToken: string, maxAgeMs: number): void;
  setDevice(res: Response, value: string): void;
  clear(res: Response): void;
}

const MARKER = "parley_session";
const DEVICE_SECONDS = 400 * 86_400;
const BROWSERS_OWN_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Browsers take Secure and `__Host-` from https, and from http on the machine itself. Elsewhere on http the cookie has
 * a plain name, no Secure, and so no SameSite=None.
 */
export function createSessionCookies(publicOrigin: string): SessionCookies {
  const { protocol, hostname } = new URL(publicOrigin);
  const secure = protocol === "https:" || BROWSERS_OWN_HOSTS.has(hostname);
  const prefix = secure ? "__Host-" : "";
  const token = `${prefix}parley_refresh`;
  const device = `${prefix}parley_device`;
  const scope = `Path=/; ${secure ? "Secure; SameSite=None; Partitioned" : "SameSite=Lax"}`;

  const put = (res: Response, cookie: string, maxAge: number, more = "; HttpOnly"): void => {
    res.append("Set-Cookie", `${cookie}; Max-Age=${maxAge}; ${scope}${more}`);
  };
  return {
    read: (req) => cookieOf(req, token),
    readDevice: (req) => cookieOf(req, device),
    set(res, refreshToken, maxAgeMs) {
      const seconds = Math.floor(maxAgeMs / 1000);
      put(res, `${token}=${refreshToken}`, seconds);
      put(res, `${MARKER}=1`, seconds, "");
    },
    setDevice: (res, value) => put(res, `${device}=${value}`, DEVICE_SECONDS),
    clear(res) {
      put(res, `${token}=`, 0);
      put(res, `${MARKER}=`, 0, "");
    },
  };
}

function cookieOf(req: IncomingMessage, name: string): string | null {
  for (const pair of (req.headers.cookie ?? "").split(";")) {
    const [key = "", value = ""] = pair.split(/=(.*)/s);
    if (key.trim() === name && value !== "") return value.trim();
  }
  return null;
}
