import type { JSX } from "preact";
import { ownPageHref, pageHref } from "../links.ts";
import { usePanel } from "./panel-context.ts";

/** More of the list, and the small print. */
export function PanelFooter(): JSX.Element {
  const { props, t } = usePanel();
  const { privacyUrl } = props.site.settings;
  return (
    <>
      <LoadMore />
      <footer class="ft">
        <HouseRules />
        {privacyUrl && (
          <a href={privacyUrl} target="_blank" rel="noopener noreferrer">
            {t("privacy")}
          </a>
        )}
        {props.mode === "frame" && (
          <a href={ownPageHref(props)} target="_blank" rel="noopener">
            {t("ownPage")}
          </a>
        )}
      </footer>
    </>
  );
}

function LoadMore(): JSX.Element {
  const { props, state, t, perform } = usePanel();
  const { nextCursor, sort, fromStart } = state.thread;
  return (
    <>
      {nextCursor !== null && (
        <a
          class="btn s more"
          href={pageHref(props, { sort, cursor: nextCursor })}
          aria-busy={state.busy.has("more")}
          onClick={(event) => {
            event.preventDefault();
            perform({ do: "load-more" });
          }}
        >
          {t("moreComments")}
        </a>
      )}
      {!fromStart && <a href={pageHref(props, { sort })}>{t("firstPage")}</a>}
    </>
  );
}

/** In the reader's language, else English, else whatever there is. */
function HouseRules(): JSX.Element | null {
  const { props, t } = usePanel();
  const { houseRules } = props.site.settings;
  const rules = houseRules[props.locale] ?? houseRules["en"] ?? Object.values(houseRules)[0];
  if (!rules) return null;
  return (
    <details class="rules" id="parley-rules">
      <summary>{t("houseRules")}</summary>
      {rules.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} dir="auto">
          {paragraph}
        </p>
      ))}
    </details>
  );
}
