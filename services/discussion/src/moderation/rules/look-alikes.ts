/** Letters of other scripts, and digits, by the Latin letter that they are taken for. Lower case. */
const GROUPS: Readonly<Record<string, string>> = {
  a: "аα",
  b: "вβ",
  c: "сϲ",
  d: "ԁ",
  e: "еεҽ",
  g: "ɡ",
  h: "нһ",
  i: "іι1l|ӏ",
  j: "ј",
  k: "кκ",
  m: "м",
  n: "пη",
  o: "оο0σ",
  p: "рρ",
  q: "ԛ",
  r: "г",
  s: "ѕ",
  t: "тτ",
  u: "υ",
  v: "ѵν",
  w: "ԝω",
  x: "хχ",
  y: "уγ",
};

export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries(GROUPS).flatMap(([latin, others]) =>
    Array.from(others, (other): [string, string] => [other, latin]),
  ),
);
