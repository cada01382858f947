import { describe, expect, test } from "@jest/globals";
import { cleanTitle } from "./clean-title.ts";

describe("[A1] cleanTitle", () => {
  test.each([
    ["line breaks and doubled spaces → one space", " One\r\n\ttitle  more ", "One title more"],
    ["a control character → gone", "Bell\u0007 rings", "Bell rings"],
    ["[T50] an unpaired right-to-left override → gone", "Cost \u202egnp.exe", "Cost gnp.exe"],
    ["[T50] a pile of marks → at most four", `Z${"\u0301".repeat(90)}`, "Ź\u0301\u0301\u0301"],
    ["Markdown → as written", "*Not* bold", "*Not* bold"],
    ["nothing left → none", " \n ", null],
  ])("%s", (_what, title, kept) => expect(cleanTitle(title)).toBe(kept));
});
