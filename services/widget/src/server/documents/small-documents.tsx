import type { ComponentChildren, JSX } from "preact";
import type { EntryAssets } from "../assets/asset-files.ts";
import { HtmlDocument } from "./html-document.tsx";
import { pageTexts } from "./page-texts.ts";

interface SmallPageProps {
  locale: string;
  title: string;
  assets: Partial<EntryAssets>;
  indexed?: boolean;
  children: ComponentChildren;
}

function SmallPage({ children, ...props }: SmallPageProps): JSX.Element {
  return (
    <HtmlDocument {...props}>
      <main class="small-page">
        <h1>{props.title}</h1>
        {children}
      </main>
    </HtmlDocument>
  );
}

export interface DocumentContext {
  locale: string;
  assets: Partial<EntryAssets>;
}

export interface MessageDocumentProps extends DocumentContext {
  title: string;
  note?: string;
}

/** A page that says what did not work, and where to go. */
export function MessageDocument({ title, note, ...context }: MessageDocumentProps): JSX.Element {
  return (
    <SmallPage {...context} title={title}>
      {note !== undefined && <p>{note}</p>}
      <p>
        <a href="/">{pageTexts(context.locale).home}</a>
      </p>
    </SmallPage>
  );
}

export function HomeDocument(context: DocumentContext): JSX.Element {
  const texts = pageTexts(context.locale);
  return (
    <SmallPage {...context} title="Parley" indexed>
      <p>{texts.whatItIs}</p>
      <ul>
        <li>
          <a href="/account">{texts.account}</a>
        </li>
        <li>
          <a href="/docs">{texts.apiDocs}</a>
        </li>
      </ul>
    </SmallPage>
  );
}
