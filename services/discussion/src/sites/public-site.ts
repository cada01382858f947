import type { PublicSite, Site, SiteSettings } from "@parley/contracts/types";
import type { SettingsRecord, SiteRecord } from "../site-stream/records.ts";

/** For everybody. */
export function publicSite({ siteId, name, settings }: SiteRecord): PublicSite {
  const { editWindowSeconds, bodyMaxLength, downVotes, premoderated, slowModeSeconds } = settings;
  const { houseRules, privacyUrl } = settings;
  return {
    id: siteId,
    name,
    settings: {
      editWindowSeconds,
      bodyMaxLength,
      downVotes,
      premoderated,
      slowModeSeconds,
      houseRules,
      privacyUrl,
    },
  };
}

/** For the site's admins. */
export function wholeSite({ siteId, name, allowedOrigins, settings }: SiteRecord): Site {
  return {
    id: siteId,
    name,
    allowedOrigins: [...allowedOrigins],
    settings: wholeSettings(settings),
  };
}

function wholeSettings(settings: SettingsRecord): SiteSettings {
  return { ...settings, words: [...settings.words] };
}
