import type { ContentNode } from "@parley/contracts/types";
import type { ComponentChildren, JSX } from "preact";
import { usePanel } from "./panel-context.ts";

/** [T56] A comment's text as elements: a pure function of the tree, and no HTML at any step. */
export function ContentView({ nodes }: { nodes: readonly ContentNode[] }): JSX.Element {
  return <>{nodes.map(elementOf)}</>;
}

function elementOf(node: ContentNode): ComponentChildren {
  switch (node.type) {
    case "text":
      return node.text;
    case "line-break":
      return <br />;
    case "code":
      return <code>{node.text}</code>;
    case "code-block":
      return (
        <pre tabIndex={0}>
          <code>{node.text}</code>
        </pre>
      );
    case "list":
      return list(node.ordered, node.items);
    case "mention":
      return <bdi class="mention">@{node.name}</bdi>;
    case "paragraph":
    case "strong":
    case "emphasis":
    case "strike":
    case "quote":
    case "spoiler":
    case "link":
      return wrapped(node);
  }
}

function wrapped(node: Extract<ContentNode, { children: ContentNode[] }>): JSX.Element {
  const children = node.children.map(elementOf);
  switch (node.type) {
    case "paragraph":
      return <p>{children}</p>;
    case "strong":
      return <strong>{children}</strong>;
    case "emphasis":
      return <em>{children}</em>;
    case "strike":
      return <s>{children}</s>;
    case "quote":
      return <blockquote>{children}</blockquote>;
    case "spoiler":
      return <Spoiler>{children}</Spoiler>;
    case "link":
      return safeLink(node.href, children);
  }
}

function list(ordered: boolean, items: ContentNode[][]): JSX.Element {
  const Tag = ordered ? "ol" : "ul";
  return (
    <Tag>
      {items.map((item, index) => (
        <li key={index}>{item.map(elementOf)}</li>
      ))}
    </Tag>
  );
}

/** [T57] The server lets these schemes alone through; what is not one of them stays text here, too. */
const SAFE_HREF = /^(?:https?:\/\/|mailto:)/i;

function safeLink(href: string, children: ComponentChildren): JSX.Element {
  if (!SAFE_HREF.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="ugc nofollow noopener noreferrer">
      {children}
    </a>
  );
}

/** Opens without a script. It may stand within a sentence, where only phrasing content may: hence no <details>. */
function Spoiler({ children }: { children: ComponentChildren }): JSX.Element {
  const { t } = usePanel();
  return (
    <label class="spoiler">
      <input type="checkbox" class="vh" />
      <span class="spoiler-name">{t("spoiler")}</span>
      <span class="spoiler-text">{children}</span>
    </label>
  );
}
