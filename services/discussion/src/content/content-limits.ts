/** What bounds one body, whoever wrote it; how long a body may be is the site's setting. */
export const CONTENT_LIMITS = {
  /** Tokenizer levels of quotes and lists (a quote takes one, a list two); deeper markers stay text. */
  blockLevels: 12,
  /** Emphasis, links and the like inside each other; deeper ones give their text alone. */
  inlineDepth: 8,
  /** A body that would make more nodes is kept as plain text. */
  nodes: 2_000,
  /** Bare addresses that become links; the rest stay text. */
  bareLinks: 200,
  /** Combining marks on one base character. Vietnamese, Hebrew and Thai need up to three. */
  marksPerBase: 4,
} as const;
