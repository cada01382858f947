import * as z from "zod";
import { LIMITS } from "../limits.ts";

/** Code points, as a reader counts letters (an emoji is one, not two). */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Well-formed text without NUL, of `min` to `max` code points. */
export function text(min: number, max: number) {
  return z
    .string()
    .max(max * 2, `at most ${max} characters`)
    .refine((value) => value.isWellFormed(), "not well-formed Unicode")
    .refine((value) => !value.includes("\0"), "contains NUL")
    .refine((value) => codePoints(value) <= max, `at most ${max} characters`)
    .refine((value) => codePoints(value) >= min, `at least ${min} characters`);
}

export const siteIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/, "1 to 64 of a–z, 0–9 and -");

/** The publisher's own: 1–200 characters without , / ? #, white space or control characters; not . or .. */
export const articleIdSchema = text(1, LIMITS.articleIdMax)
  .refine((id) => !/[,/?#\s\p{Cc}]/u.test(id), "contains , / ? # or white space")
  .refine((id) => id !== "." && id !== "..", "not an article id");

/** Any other id: opaque, but always of these letters. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "not an id");

export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,100}$/, "1 to 100 visible ASCII characters");

export const timeSchema = z.iso.datetime({ offset: false, precision: 3 });

/** A time as a client may write it; kept as UTC with milliseconds. */
export const timeInputSchema = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString());

export const cursorSchema = z.string().regex(/^[A-Za-z0-9_.~-]{1,400}$/, "not a cursor");

/** A whole number in a query string. */
export function queryInteger(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,15}$/, "not a whole number")
    .transform(Number)
    .refine((n) => n >= min && n <= max, `from ${min} to ${max}`);
}

export const localeSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, "not a language tag");

/** http(s) without user information. Whether its origin belongs to the site is asked where the site is known. */
export const webUrlSchema = text(1, LIMITS.urlMax).refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}, "an http or https address without user information");

/** URL parsers take a host like `*.example` or `a;b`, which a Content-Security-Policy would read as more than one host. */
const ORIGIN_LETTERS = /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?$/;

/** An origin as browsers send it: scheme, host in lower case, port only where it is not the scheme's own. */
export const originSchema = z
  .string()
  .max(300)
  .refine(
    (value) => ORIGIN_LETTERS.test(value) && URL.canParse(value) && new URL(value).origin === value,
    "an origin like https://news.example",
  );

export const roleSchema = z.enum(["moderator", "admin"]);
