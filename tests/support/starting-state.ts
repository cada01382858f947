/** What every product under test has from its first start: an admin of all sites, and a site. */
export const CHIEF = {
  email: "chief@example.org",
  password: "seven quiet lanterns by the harbour",
};
/** Other sites are made by `aSite`. */
export const SITE = "news";
export const SITE_ORIGIN = "https://news.example";
