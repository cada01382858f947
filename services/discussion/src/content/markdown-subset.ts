import createMarkdownIt, { type MarkdownIt } from "markdown-it";
import { bareLink } from "./bare-link.ts";
import { safeHref } from "./safe-href.ts";
import { lineStaysText, pictureStaysText } from "./stays-text.ts";

/** The rules of docs/markdown.md and no others: what is not enabled here stays text. */
const BLOCK_RULES = ["blockquote", "code", "fence", "list", "paragraph"];
const INLINE_RULES = "text newline escape backticks strikethrough emphasis link autolink".split(
  " ",
);

function createMarkdownSubset(): MarkdownIt {
  const md = new createMarkdownIt("zero", { html: false, linkify: false, typographer: false });
  md.enable([...BLOCK_RULES, ...INLINE_RULES]);
  // Escaped characters stay tokens of their own, so that `\\|\\|` is no spoiler mark.
  md.disable("text_join");
  md.normalizeLink = (address) => safeHref(address) ?? "";
  md.validateLink = (address) => address !== "";
  md.normalizeLinkText = (address) => address;
  md.block.ruler.before("code", "line_stays_text", lineStaysText(md));
  md.inline.ruler.after("text", "bare_link", bareLink);
  md.inline.ruler.before("link", "picture_stays_text", pictureStaysText);
  return md;
}

/** A tokenizer alone: its renderer is never called, so no HTML is ever made. */
export const markdownSubset = createMarkdownSubset();
