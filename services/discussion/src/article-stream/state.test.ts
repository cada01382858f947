import { expect, test } from "@jest/globals";
import { aPost, aText, anEdit, READER } from "./testing/commands.ts";
import { playArticle } from "./testing/play.ts";

const text = aText("the same words");

test("[J6] evolve: an edit or a deletion before it → a repeat is judged by the texts as they stand", () => {
  const play = playArticle();
  const first = aPost({ text });
  play.decide(first);
  play.decide({ kind: "delete", id: first.id, actor: READER });
  const second = aPost({ text });
  play.decide(second);
  expect(play.comment(second.id).status).toBe("visible");

  play.decide(anEdit(second.id, { text: aText("other words") }));
  const third = aPost({ text });
  play.decide(third);
  expect(play.comment(third.id).status).toBe("visible");

  const fourth = aPost({ text: aText("other words") });
  play.decide(fourth);
  expect(play.comment(fourth.id)).toMatchObject({
    status: "pending",
    flags: [{ rule: "repeats" }],
  });
});
