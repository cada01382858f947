import { isIP } from "node:net";
import { originSchema } from "@parley/contracts/schemas/primitives";
import * as z from "zod";

/** Variables that several services read alike. Each message says what to give; the name comes from `readEnv`. */

const listOf = (value: string): string[] => value.split(/[\s,]+/).filter((item) => item !== "");

/** 0 takes a free one. */
export const port = z
  .string("give a port from 0 to 65535")
  .regex(/^\d{1,5}$/, "give a port from 0 to 65535")
  .transform(Number)
  .refine((value) => value <= 65_535, "give a port from 0 to 65535");

const originMessage =
  "give an origin like https://news.example, without a path or a slash at its end";

export const origin = z
  .string(originMessage)
  .refine((value) => originSchema.safeParse(value).success, originMessage);

/** Parted by spaces or commas. */
export const originList = z
  .string(originMessage)
  .transform(listOf)
  .refine(
    (values) => values.every((value) => originSchema.safeParse(value).success),
    "give origins like https://news.example, parted by spaces or commas",
  );

/** Addresses and networks (`10.0.0.0/8`) parted by spaces or commas. */
export const addressList = z
  .string()
  .transform(listOf)
  .refine(
    (values) => values.every(isNetwork),
    "give addresses or networks like 10.0.0.0/8, parted by spaces or commas",
  );

function isNetwork(value: string): boolean {
  const [address = "", prefix] = value.split("/");
  const family = isIP(address);
  if (family === 0 || value.split("/").length > 2) return false;
  return (
    prefix === undefined ||
    (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
  );
}

/** Of at least `min` characters; there is no default, since a guessed secret is none. */
export const secret = (min: number) => {
  const message = `give a secret of at least ${min} characters`;
  return z.string(message).min(min, message);
};

/** An http address of another service, without a slash at its end. */
export const serviceUrl = z
  .string("give an address like http://auth:3110")
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    "give an address like http://auth:3110",
  )
  .transform((value) => value.replace(/\/+$/, ""));

const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export const logLevel = z.enum(levels, `give one of ${levels.join(", ")}`);

const mongodbMessage = "give an address like mongodb://localhost:27017/parley";
export const mongodbUri = z
  .string(mongodbMessage)
  .regex(/^mongodb(\+srv)?:\/\/[^\s/]/, mongodbMessage);

/** Refused, so that nobody counts on it (docs/decisions/004). */
export const notBuiltYet = z.undefined("what it is for is not built yet: unset it").optional();

export const onOff = z.enum(["on", "off"], "give on or off").transform((value) => value === "on");
