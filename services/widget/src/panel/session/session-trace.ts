/** [F7] Readable beside the session's own cookie, which no script sees: whether a refresh is worth a request. */
const MARKER_COOKIE = "parley_session";
const TAB_KEY = "parley:session";

/** The refresh token of a frame whose cookies do not come back, and the session it belongs to. */
export interface TabToken {
  sid: string;
  token: string;
}

/** Whether anything tells of a session, without asking the server. */
export function mayHaveSession(): boolean {
  return hasMarkerCookie() || tabToken.read() !== null;
}

export function hasMarkerCookie(): boolean {
  try {
    return document.cookie.split("; ").some((cookie) => cookie.startsWith(`${MARKER_COOKIE}=`));
  } catch {
    return false;
  }
}

/** The frame's own sessionStorage, which some browsers close to frames (design, "In a frame"). */
export const tabToken = {
  read(): TabToken | null {
    try {
      const [sid, token] = (sessionStorage.getItem(TAB_KEY) ?? "").split(" ");
      return sid && token ? { sid, token } : null;
    } catch {
      return null;
    }
  },
  /** False where nothing can be kept. */
  write({ sid, token }: TabToken): boolean {
    try {
      sessionStorage.setItem(TAB_KEY, `${sid} ${token}`);
      return true;
    } catch {
      return false;
    }
  },
  clear(): void {
    try {
      sessionStorage.removeItem(TAB_KEY);
    } catch {
      // Nothing was kept.
    }
  },
};
