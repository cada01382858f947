import { domainToUnicode } from "node:url";

const LOOKS_LIKE_ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const LATIN = /\p{Script=Latin}/u;

/**
 * The text of a link whose label is an address: the label where it names the same host, else the address itself, so
 * that what is read is where it leads. null: the label is no address, any words may stand there.
 *
 * An international host is shown in punycode unless it has no Latin letter at all, top-level domain included
 * (`кремль.рф`): only a mixture can be taken for a Latin name.
 */
export function shownAddress(label: string, href: string): string | null {
  const address = label.replace(INVISIBLE, "").trim();
  if (!LOOKS_LIKE_ADDRESS.test(address)) return null;
  const host = hostOf(href);
  return host !== null && hostOf(address) === host && isPlainHost(host) ? address : href;
}

function hostOf(address: string): string | null {
  const whole = /^www\./i.test(address) ? `https://${address}` : address;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return url.username === "" && url.password === "" ? url.host : null;
}

function isPlainHost(host: string): boolean {
  return !host.includes("xn--") || !LATIN.test(domainToUnicode(host.replace(/:\d+$/, "")));
}
