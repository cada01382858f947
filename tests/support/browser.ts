import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";
import { findOnPath } from "./find-on-path.ts";
import { unavailable, type Unavailable } from "./unavailable.ts";

/** What a profile says of cookies in frames of another site. Debian's Chromium, unless told, blocks
 * third-party cookies, takes partitioned ones and refuses `sessionStorage` in such a frame. */
export type CookieChoice = "as-shipped" | "third-party-allowed" | "none-allowed";

export interface TestBrowser {
  /** A new profile, with nothing stored. */
  openProfile(options?: ProfileOptions): Promise<BrowserContext>;
  stop(): Promise<void>;
}

export interface ProfileOptions {
  cookies?: CookieChoice;
  /** CSS pixels; 1280 × 900 unless told. */
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  locale?: string;
  javaScriptEnabled?: boolean;
}

const preferences: Record<CookieChoice, object> = {
  "as-shipped": {},
  "third-party-allowed": { profile: { cookie_controls_mode: 0 } },
  "none-allowed": { profile: { default_content_setting_values: { cookies: 2 } } },
};

/** The Chromium of the machine, for `describeWith`; each profile is a browser of its own. */
export async function openTestBrowser(): Promise<TestBrowser | Unavailable> {
  const executablePath = findOnPath("chromium") ?? findOnPath("chromium-browser");
  if (!executablePath) return unavailable("REQUIRE_BROWSER", "there is no Chromium");
  const folder = await mkdtemp(join(tmpdir(), "parley-browser-"));
  const profiles: BrowserContext[] = [];
  let opened = 0;
  return {
    async openProfile({ cookies = "as-shipped", ...rest } = {}) {
      const profile = join(folder, `${(opened += 1)}`);
      await mkdir(join(profile, "Default"), { recursive: true });
      const file = join(profile, "Default", "Preferences");
      await writeFile(file, JSON.stringify(preferences[cookies]));
      const options = { viewport: { width: 1280, height: 900 }, ...rest };
      // Its sandbox needs rights that root in a container does not have.
      const args = ["--no-sandbox", "--disable-dev-shm-usage"];
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        args,
        ...options,
      });
      profiles.push(context);
      return context;
    },
    async stop() {
      await Promise.all(profiles.map((profile) => profile.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
