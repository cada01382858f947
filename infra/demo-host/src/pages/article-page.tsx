import { h, type JSX } from "preact";
import type { DemoArticle } from "../articles/demo-article.ts";
import { articlePath } from "./front-page.tsx";
import { NewspaperPage } from "./newspaper-page.tsx";

export interface ArticlePageProps {
  article: DemoArticle;
  productOrigin: string;
  demoOrigin: string;
  siteId: string;
}

/** An article with its discussion under it, as a publisher would embed it: the loader's script and one tag. */
export function ArticlePage(props: ArticlePageProps): JSX.Element {
  const { article, productOrigin } = props;
  return (
    <NewspaperPage
      locale={article.locale}
      title={`${article.title} – The Harbour Post`}
      scripts={<script src={`${productOrigin}/embed.js`} async />}
    >
      <article>
        <p class="section">{article.section}</p>
        <h1>{article.title}</h1>
        <p class="summary">{article.summary}</p>
        {article.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </article>
      <DiscussionTag {...props} />
    </NewspaperPage>
  );
}

function DiscussionTag({ article, productOrigin, demoOrigin, siteId }: ArticlePageProps) {
  const ownPage = `${productOrigin}/d/${siteId}/${encodeURIComponent(article.id)}`;
  const attributes = {
    site: siteId,
    article: article.id,
    url: demoOrigin + articlePath(article),
    title: article.title,
    locale: article.locale,
  };
  const label = article.locale === "ru" ? "Обсуждение этой статьи" : "Discussion of this article";
  return h("parley-discussion", attributes, <a href={ownPage}>{label}</a>);
}
