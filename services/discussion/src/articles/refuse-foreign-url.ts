import { AppError } from "@parley/service-kit/problem";
import type { SiteRecord } from "../site-stream/records.ts";

/** [A1] An article's address lies on one of the site's origins, else AppError invalid-input that names `path`. */
export function refuseForeignUrl(
  site: Pick<SiteRecord, "allowedOrigins">,
  url: string | null | undefined,
  path: string,
): void {
  if (url === null || url === undefined) return;
  if (site.allowedOrigins.includes(new URL(url).origin)) return;
  const message = "lies on none of the site's origins";
  throw new AppError("invalid-input", `${path}: ${message}`, {
    members: { errors: [{ path, message }] },
  });
}
