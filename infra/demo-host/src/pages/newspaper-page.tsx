import type { ComponentChildren, JSX } from "preact";
import { renderToString } from "preact-render-to-string";

export interface NewspaperPageProps {
  locale: "en" | "ru";
  title: string;
  /** Scripts of the product, by their whole address. */
  scripts: JSX.Element;
  children: ComponentChildren;
}

/** The frame of every page of the demo newspaper. */
export function NewspaperPage(props: NewspaperPageProps): JSX.Element {
  return (
    <html lang={props.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/newspaper.css" />
        {props.scripts}
      </head>
      <body>
        <header class="masthead">
          <a href="/">The Harbour Post</a>
          <p>A newspaper made up to show Parley</p>
        </header>
        <main>{props.children}</main>
      </body>
    </html>
  );
}

export function renderPage(page: JSX.Element): string {
  return `<!doctype html>${renderToString(page)}`;
}
