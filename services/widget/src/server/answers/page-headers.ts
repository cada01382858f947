/** Which origins may frame a page: none of them, or those of one site. */
export type FrameAncestors = readonly string[];

export interface PageHeaderOptions {
  publicOrigin: string;
  frameAncestors?: FrameAncestors;
  /** For pages whose address holds a one-time token. */
  noReferrer?: boolean;
  /** What the answer differs by, besides its encoding. */
  vary?: string;
  cacheControl?: string;
}

/** For pages that are the same for every reader: kept anywhere, asked for each time. */
const SHARED_PAGE = "public, no-cache";
export const NEVER_KEPT = "no-store";

/** The headers of every HTML page. Scripts and styles come from files of our own alone: nothing inline, nothing foreign. */
export function pageHeaders(options: PageHeaderOptions): Record<string, string> {
  const { publicOrigin, frameAncestors = [], vary } = options;
  const headers: Record<string, string> = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": options.cacheControl ?? SHARED_PAGE,
    Vary: vary === undefined ? "Accept-Encoding" : `Accept-Encoding, ${vary}`,
    "Content-Security-Policy": contentSecurityPolicy(publicOrigin, frameAncestors),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": options.noReferrer ? "no-referrer" : "strict-origin-when-cross-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    // A host's frame is not ours to isolate.
    ...(frameAncestors.length === 0 && { "Cross-Origin-Opener-Policy": "same-origin" }),
    ...(publicOrigin.startsWith("https:") && TRANSPORT_SECURITY),
  };
  return headers;
}

/** Only what pages never use; the clipboard is for "Share". */
const PERMISSIONS_POLICY =
  "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

const TRANSPORT_SECURITY = { "Strict-Transport-Security": "max-age=31536000" };

function contentSecurityPolicy(publicOrigin: string, frameAncestors: FrameAncestors): string {
  // 'self' takes in ws: only in newer browsers.
  const socketOrigin = publicOrigin.replace(/^http/, "ws");
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${socketOrigin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(" ")}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}
