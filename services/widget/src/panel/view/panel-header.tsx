import type { JSX } from "preact";
import { Heading } from "./heading.tsx";
import { usePanel } from "./panel-context.ts";

export const HEADING_ID = "parley-heading";

/** What this is, how much there is, and whether it moves. */
export function PanelHeader(): JSX.Element {
  const { state, parts, t } = usePanel();
  const OptionsMenu = parts.reading?.OptionsMenu;
  const { commentCount } = state.thread.article;
  return (
    <header class="hd">
      <Heading below={0} id={HEADING_ID}>
        <Title />
        {/* A space for who hears the heading read. */}{" "}
        <span class="n">{t.number(commentCount)}</span>
      </Heading>
      <LiveMark />
      {OptionsMenu && <OptionsMenu />}
    </header>
  );
}

/** On a page of its own it names the article, whose own page the reader does not see. */
function Title(): JSX.Element {
  const { props, state, t } = usePanel();
  const { title, url } = state.thread.article;
  if (props.mode === "frame" || title === null) return <span>{t("discussion")}</span>;
  const [before, after] = t("discussionOf").split("{title}");
  return (
    <span>
      {before}
      {url === null ? title : <a href={url}>{title}</a>}
      {after}
    </span>
  );
}

/** Its place is kept until it shows, so that nothing moves then. */
function LiveMark(): JSX.Element {
  const { state, t } = usePanel();
  return (
    <span class="live" data-live={state.live}>
      <i />
      {t(state.live === "off" ? "live" : state.live)}
    </span>
  );
}
