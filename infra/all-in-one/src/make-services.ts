import { createAuth } from "@parley/auth/app";
import { readAuthConfig } from "@parley/auth/config";
import { openDemoHost, type DemoHost } from "@parley/demo-host/demo-host";
import { DEMO_SITE } from "@parley/demo-host/demo-site";
import { createDiscussion } from "@parley/discussion/app";
import { readDiscussionConfig } from "@parley/discussion/config";
import type { Logger } from "@parley/service-kit/logger";
import type { Bound } from "@parley/service-kit/run-services";
import type { Service } from "@parley/service-kit/service";
import { createWidget } from "@parley/widget/app";
import { readWidgetConfig } from "@parley/widget/config";
import { servicesEnv, type AllInOneConfig } from "./config.ts";

export interface MakeServicesDeps {
  config: AllInOneConfig;
  env: NodeJS.ProcessEnv;
  logger: Logger;
}

export interface Made {
  /** In the order of starting. */
  services: Service[];
  demo: DemoHost | null;
}

/** All services as they would run alone, each told by its environment where the others are. */
export async function makeServices(deps: MakeServicesDeps, bound: Bound): Promise<Made> {
  const { config, logger } = deps;
  const env = servicesEnv(deps.env, config, bound);
  const auth = createAuth(readAuthConfig(env));
  const discussionConfig = readDiscussionConfig(env);
  const widgetConfig = readWidgetConfig(env);
  const widget = createWidget(widgetConfig);
  if (config.demoPort === null) {
    return { services: [auth, createDiscussion(discussionConfig), widget], demo: null };
  }
  const productOrigin = widgetConfig.publicOrigin;
  const demo = await openDemoHost({ port: config.demoPort, productOrigin, logger });
  const demoSite = { ...DEMO_SITE, allowedOrigins: [demo.origin], followOrigins: true };
  const sites = [...discussionConfig.sites, demoSite];
  const discussion = createDiscussion({ ...discussionConfig, sites });
  return { services: [auth, discussion, widget, demo], demo };
}
