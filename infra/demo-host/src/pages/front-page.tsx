import type { JSX } from "preact";
import type { DemoArticle } from "../articles/demo-article.ts";
import { NewspaperPage } from "./newspaper-page.tsx";

export interface FrontPageProps {
  articles: readonly DemoArticle[];
  productOrigin: string;
  siteId: string;
}

/** The list of articles, each with how many comments it has: one script tag fills all the counts. */
export function FrontPage({ articles, productOrigin, siteId }: FrontPageProps): JSX.Element {
  const scripts = <script src={`${productOrigin}/count.js`} data-parley-site={siteId} async />;
  return (
    <NewspaperPage locale="en" title="The Harbour Post" scripts={scripts}>
      <h1 class="hidden">Today</h1>
      <ul class="front">
        {articles.map((article) => (
          <li key={article.id} lang={article.locale}>
            <p class="section">{article.section}</p>
            <h2>
              <a href={articlePath(article)}>{article.title}</a>
            </h2>
            <p>{article.summary}</p>
            <p class="count">
              {article.locale === "ru" ? "Комментарии: " : "Comments: "}
              <span data-parley-count={article.id}>0</span>
            </p>
          </li>
        ))}
      </ul>
    </NewspaperPage>
  );
}

export function articlePath({ id }: DemoArticle): string {
  return `/articles/${encodeURIComponent(id)}`;
}
