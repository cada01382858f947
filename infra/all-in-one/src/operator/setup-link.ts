import { readAuthConfig } from "@parley/auth/config";
import { openAuth } from "@parley/auth/open-auth";
import { createLogger } from "@parley/service-kit/logger";

/**
 * A link that makes the first admin, once; links made before are void. null once there is an admin. May be asked while
 * the product runs.
 */
export async function setupLink(env: NodeJS.ProcessEnv): Promise<string | null> {
  const config = readAuthConfig(env);
  let link: string | null = null;
  const opened = await openAuth(
    { ...config, bootstrapAdmin: null },
    {
      logger: createLogger("error"),
      now: Date.now,
      onSetupLink: (url) => {
        link = url;
      },
    },
  );
  await opened.close();
  return link;
}
