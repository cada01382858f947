import * as z from "zod";
import { LIMITS } from "../limits.ts";
import { localeSchema, originSchema, siteIdSchema, text, webUrlSchema } from "./primitives.ts";

const siteNameSchema = text(1, 100);
const originsSchema = z.array(originSchema).max(LIMITS.allowedOriginsMax);

export const newSiteSchema = z.strictObject({
  id: siteIdSchema,
  name: siteNameSchema,
  allowedOrigins: originsSchema,
});

const changeSettingsSchema = z.strictObject({
  editWindowSeconds: z.number().int().min(0).max(86_400).nullish(),
  bodyMaxLength: z.number().int().min(1).max(LIMITS.bodyMaxLength).nullish(),
  downVotes: z.boolean().nullish(),
  premoderated: z.boolean().nullish(),
  slowModeSeconds: z.number().int().min(0).max(86_400).nullish(),
  houseRules: z.record(localeSchema, text(0, LIMITS.houseRulesMax)).nullish(),
  privacyUrl: webUrlSchema.nullish(),
  words: z
    .array(z.strictObject({ pattern: text(1, 200), action: z.enum(["hold", "refuse"]) }))
    .max(LIMITS.wordsMax)
    .nullish(),
  linksMax: z.number().int().min(0).max(100).nullish(),
  premoderateFirst: z.number().int().min(0).max(100).nullish(),
});

export const changeSiteSchema = z.strictObject({
  name: siteNameSchema.optional(),
  allowedOrigins: originsSchema.optional(),
  settings: changeSettingsSchema.optional(),
});

const publicSettings = {
  editWindowSeconds: z.number().int(),
  bodyMaxLength: z.number().int(),
  downVotes: z.boolean(),
  premoderated: z.boolean(),
  slowModeSeconds: z.number().int(),
  houseRules: z.record(z.string(), z.string()),
  privacyUrl: z.string().nullable(),
};

export const publicSiteSchema = z.object({
  id: z.string(),
  name: z.string(),
  settings: z.object(publicSettings),
});

export const siteSchema = z.object({
  id: z.string(),
  name: z.string(),
  allowedOrigins: z.array(z.string()),
  settings: z.object({
    ...publicSettings,
    words: z.array(z.object({ pattern: z.string(), action: z.enum(["hold", "refuse"]) })),
    linksMax: z.number().int(),
    premoderateFirst: z.number().int(),
  }),
});

export const sitesSchema = z.object({ sites: z.array(z.union([siteSchema, publicSiteSchema])) });
