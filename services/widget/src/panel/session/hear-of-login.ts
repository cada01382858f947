import { openChannel, type TabMessage } from "./session-tabs.ts";
import { tabToken } from "./session-trace.ts";

/** For a guest's tab, which has loaded nothing of sessions yet: calls `then` once another tab has logged in. */
export function hearOfLogin(then: () => void): void {
  const channel = openChannel();
  channel?.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind !== "cookie" && data.kind !== "token") return;
    channel.close();
    if (data.kind === "token") tabToken.write(data);
    then();
  });
}
