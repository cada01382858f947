import type { Article, Comment, ContentNode } from "@parley/contracts/types";

interface Discussion {
  article: Article;
  comments: readonly Comment[];
  /** The address of the discussion's own page. */
  pageUrl: string;
}

/** schema.org's DiscussionForumPosting, for search engines: the visible comments of this page as a tree. */
export function jsonLd({ article, comments, pageUrl }: Discussion): Record<string, unknown> {
  return {
    "@context": "https://schema.org",
    "@type": "DiscussionForumPosting",
    url: pageUrl,
    ...(article.title && { headline: article.title }),
    ...(article.url && { isPartOf: { "@type": "WebPage", url: article.url } }),
    commentCount: article.commentCount,
    comment: entriesBelow(null, { comments, pageUrl }),
  };
}

type Thread = Pick<Discussion, "comments" | "pageUrl">;

/** A tombstone has nothing to tell: what answers it stands in its place. */
function entriesBelow(parentId: string | null, thread: Thread): unknown[] {
  return thread.comments
    .filter((comment) => comment.parentId === parentId)
    .flatMap((comment) => {
      const below = entriesBelow(comment.id, thread);
      return comment.status === "visible" ? [commentEntry(comment, below, thread.pageUrl)] : below;
    });
}

function commentEntry(comment: Comment, below: unknown[], pageUrl: string): unknown {
  const name = comment.author?.name;
  return {
    "@type": "Comment",
    url: `${pageUrl}?comment=${comment.id}`,
    text: plainText(comment.content),
    dateCreated: comment.createdAt,
    ...(comment.editedAt && { dateModified: comment.editedAt }),
    ...(name && { author: { "@type": "Person", name } }),
    upvoteCount: comment.votes.up,
    ...(below.length > 0 && { comment: below }),
  };
}

/** The text of a comment, blocks parted by a line. */
export function plainText(nodes: readonly ContentNode[]): string {
  return nodes.map(textOf).join("").trim();
}

function textOf(node: ContentNode): string {
  switch (node.type) {
    case "text":
    case "code":
      return node.text;
    case "code-block":
      return `${node.text}\n`;
    case "mention":
      return `@${node.name}`;
    case "line-break":
      return "\n";
    case "list":
      return node.items.map((item) => `${plainText(item)}\n`).join("");
    case "paragraph":
    case "quote":
      return `${node.children.map(textOf).join("")}\n`;
    case "strong":
    case "emphasis":
    case "strike":
    case "link":
    case "spoiler":
      return node.children.map(textOf).join("");
  }
}
