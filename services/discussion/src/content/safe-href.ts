import { LIMITS } from "@parley/contracts/limits";

const WEB = /^https?:\/\/[^/\\]/i;
const MAIL = /^mailto:([a-z0-9.!#$%&'*+=^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;
/** White space, control and invisible characters: a URL parser would drop or encode them unseen. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/**
 * The address a link may lead to, normalised (host in punycode, path percent-encoded): http, https, or mailto with
 * one plain address and nothing else. null for anything else: other schemes, relative ones, user information.
 */
export function safeHref(address: string): string | null {
  if (address.length > LIMITS.urlMax || UNSEEN.test(address)) return null;
  const mailbox = MAIL.exec(address)?.[1];
  if (mailbox !== undefined) return `mailto:${mailbox}`;
  if (!WEB.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return null;
  return url.href.length > LIMITS.urlMax ? null : url.href;
}
