import type { JSX } from "preact";
import { mayWrite } from "../state/what-may-be-done.ts";
import { ownPageHref } from "../links.ts";
import { usePanel } from "./panel-context.ts";

/** The place to write: a gate for guests, the composer for people, one sentence where nobody may. */
export function Gate(): JSX.Element {
  const { state, parts, t } = usePanel();
  const { person, thread } = state;
  const LoginForms = parts.takePart?.LoginForms;
  if (LoginForms && (state.login?.at === "gate" || state.login?.at === "root"))
    return <LoginForms />;
  if (thread.article.state === "closed") return <p class="join">{t("closed")}</p>;
  if (!person || !parts.takePart) return <GuestGate />;
  if (!mayWrite(state)) return <SanctionNotice />;
  return (
    <>
      <parts.takePart.Composer slot="root" />
      {person.kept === "memory" && <MemoryNotice />}
    </>
  );
}

function GuestGate(): JSX.Element {
  const { t, perform } = usePanel();
  return (
    <div class="join">
      <p>
        <strong>{t("gate")}</strong>
        <small>{t("gateNote")}</small>
      </p>
      <button
        type="button"
        class="btn p js"
        onClick={() => perform({ as: "person", do: "ask-login", form: "login", at: "gate" })}
      >
        {t("logIn")}
      </button>
      <button
        type="button"
        class="btn s js"
        onClick={() => perform({ as: "person", do: "ask-login", form: "register", at: "gate" })}
      >
        {t("register")}
      </button>
      <small class="no-js">{t("noScript")}</small>
    </div>
  );
}

function SanctionNotice(): JSX.Element | null {
  const { props, state, t } = usePanel();
  const sanction = state.mine?.sanction;
  if (!sanction) return null;
  const { reason } = sanction;
  if (sanction.until === null) return <p class="join">{t("banned", { reason })}</p>;
  const until = new Date(sanction.until).toLocaleString(props.locale);
  return <p class="join">{t("muted", { until, reason })}</p>;
}

/** Step 3 of design.md, "In a frame": where nothing can be kept, the panel says so and offers its own page. */
function MemoryNotice(): JSX.Element {
  const { props, t } = usePanel();
  return (
    <p class="hint">
      {t("memoryOnly")}{" "}
      <a href={ownPageHref(props)} target="_blank" rel="noopener">
        {t("ownPage")}
      </a>
    </p>
  );
}
