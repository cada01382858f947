import { tellHost, type PanelApp } from "../app/panel-app.ts";

const PATIENCE_MS = 400;

/** Whether the host takes the log-in over: it cancelled `parley:login-required`. */
export function askHostFirst(app: PanelApp): Promise<boolean> {
  const { host } = app;
  if (!host) return Promise.resolve(false);
  return new Promise((resolve) => {
    host.listen((message) => {
      if (message.type === "login-required-result") resolve(message.handled);
    });
    setTimeout(() => resolve(false), PATIENCE_MS);
    tellHost(app, "parley:login-required", {});
  });
}
