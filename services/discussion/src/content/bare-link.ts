import type { StateInline } from "markdown-it";
import { LIMITS } from "@parley/contracts/limits";
import { CONTENT_LIMITS } from "./content-limits.ts";
import { safeHref } from "./safe-href.ts";

const SCHEME_BEFORE = /(?<![\p{L}\p{N}_])https?$/iu;
const REST = /^:\/\/[^\s<>"`|\\^{}\p{Cc}\p{Cf}\u3000-\u303f\uff00-\uffef]+/u;
const TRAILING = ".,:;!?'*_~…»”’“)]";

/** `https://…` in running text becomes a link, without the punctuation that ends the sentence around it. */
export function bareLink(state: StateInline, silent: boolean): boolean {
  if (silent || state.linkLevel > 0 || !state.src.startsWith("://", state.pos)) return false;
  const scheme = SCHEME_BEFORE.exec(state.src.slice(Math.max(0, state.pos - 6), state.pos))?.[0];
  if (scheme === undefined || !state.pending.endsWith(scheme)) return false;
  const rest = addressAfter(state);
  const href = safeHref(scheme + rest);
  if (href === null || !mayLinkMore(state)) return false;
  state.pending = state.pending.slice(0, -scheme.length);
  state.push("link_open", "a", 1).attrSet("href", href);
  state.push("text", "", 0).content = scheme + rest;
  state.push("link_close", "a", -1);
  state.pos += rest.length;
  return true;
}

function addressAfter(state: StateInline): string {
  // One more than is allowed: what is too long is no link, rather than a link to its beginning.
  const within = state.src.slice(state.pos, state.pos + LIMITS.urlMax + 1);
  const run = REST.exec(within)?.[0] ?? "";
  let unclosed = run.split("(").length - run.split(")").length;
  let end = run.length;
  while (end > 0 && TRAILING.includes(run.charAt(end - 1))) {
    if (run.charAt(end - 1) === ")") {
      // A bracket that was opened inside belongs to the address, as in …/Foo_(bar).
      if (unclosed >= 0) break;
      unclosed += 1;
    }
    end -= 1;
  }
  return run.slice(0, end);
}

function mayLinkMore(state: StateInline): boolean {
  const made = Number(state.env["bareLinks"] ?? 0);
  state.env["bareLinks"] = made + 1;
  return made < CONTENT_LIMITS.bareLinks;
}
