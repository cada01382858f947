import { expect, test } from "@jest/globals";
import { renderToString } from "preact-render-to-string";
import { JsonBlock } from "./json-block.tsx";

const texts = [
  "</script><script>alert(1)</script>",
  "<!--<script>",
  `"quotes" & 'apostrophes' &lt; \\u003c`,
  "\u2028 \u2029 \u{1f600} \0",
  "]]>",
];

test.each(texts)("[P4] JsonBlock: %j → one element that a browser reads back whole", (text) => {
  const html = renderToString(<JsonBlock type="application/json" id="x" value={{ text }} />);
  const [, inside = ""] =
    /^<script type="application\/json" id="x">(.*)<\/script>$/s.exec(html) ?? [];
  expect(inside).not.toContain("<");
  expect(JSON.parse(inside)).toEqual({ text });
});
