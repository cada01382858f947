import { publicSiteSchema, siteSchema } from "@parley/contracts/schemas/site";
import type { PublicSite } from "@parley/contracts/types";
import type * as z from "zod";

/** Of a site: what a page may tell, and who may frame it. */
export interface SiteView {
  site: PublicSite;
  allowedOrigins: readonly string[];
}

// An origin may hold characters that would end it in a header.
const HEADER_SAFE = /^https?:\/\/[^\s;,']+$/;

export const siteViewSchema: z.ZodType<SiteView> = siteSchema.transform((site) => ({
  site: publicSiteSchema.parse(site),
  allowedOrigins: site.allowedOrigins.filter((origin) => HEADER_SAFE.test(origin)),
}));
