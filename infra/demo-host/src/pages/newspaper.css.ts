/** The demo newspaper's look, light and dark. */
export const newspaperCss = `
:root { color-scheme: light dark; --ink: light-dark(#211f1b, #e9e6df); --quiet: light-dark(#5b5850, #b2aea4);
  --line: light-dark(#d9d5cc, #3a3833); --accent: light-dark(#7a2d21, #eda294); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 44rem; padding: 0 1.25rem 4rem; background: light-dark(#ffffff, #171715);
  color: var(--ink); font: 1.0625rem/1.6 Georgia, "Noto Serif", "Times New Roman", serif; }
.masthead { padding: 1.5rem 0 0.75rem; border-bottom: 3px double var(--ink); margin-bottom: 2rem; text-align: center; }
.masthead a { color: inherit; text-decoration: none; font-size: 2rem; font-weight: 700; letter-spacing: 0.01em; }
.masthead p { margin: 0.25rem 0 0; color: var(--quiet); font-size: 0.875rem; font-style: italic; }
h1, h2 { line-height: 1.2; margin: 0 0 0.5rem; text-wrap: balance; }
h1 { font-size: 2rem; }
h2 { font-size: 1.375rem; }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover { color: var(--accent); text-decoration: underline; }
.section { margin: 0; color: var(--accent); font-size: 0.8125rem; letter-spacing: 0.08em; text-transform: uppercase; }
.summary { color: var(--quiet); font-size: 1.1875rem; }
.front { list-style: none; margin: 0; padding: 0; }
.front li { padding: 1.25rem 0; border-bottom: 1px solid var(--line); }
.front li p { margin: 0.25rem 0; }
.count { color: var(--quiet); font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
parley-discussion { display: block; margin-top: 3rem; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
