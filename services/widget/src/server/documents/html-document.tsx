import type { ComponentChildren, JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Theme } from "../../panel/panel-props.ts";
import type { EntryAssets } from "../assets/asset-files.ts";

export interface HtmlDocumentProps {
  locale: string;
  theme?: Theme;
  title: string;
  /** Out of search engines, if not. */
  indexed?: boolean;
  canonical?: string;
  assets: Partial<EntryAssets>;
  /** More for the head. */
  head?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every page: all that differs is told. */
export function HtmlDocument(props: HtmlDocumentProps): JSX.Element {
  const { locale, theme, title, assets, canonical } = props;
  const { styles = [], preloads = [], script } = assets;
  return (
    <html lang={locale} dir="ltr" data-theme={theme === "auto" ? undefined : theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="color-scheme" content={colorScheme(theme)} />
        {!props.indexed && <meta name="robots" content="noindex" />}
        {canonical !== undefined && <link rel="canonical" href={canonical} />}
        {/* None: or browsers ask for /favicon.ico. */}
        <link rel="icon" href="data:," />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {preloads.map((href) => (
          <link key={href} rel="modulepreload" href={href} />
        ))}
        {script !== undefined && <script type="module" src={script} />}
        {props.head}
      </head>
      <body>{props.children}</body>
    </html>
  );
}

function colorScheme(theme: Theme = "auto"): string {
  return theme === "auto" ? "light dark" : theme;
}

export function renderDocument(document: JSX.Element): string {
  return `<!doctype html>${renderToString(document)}`;
}
