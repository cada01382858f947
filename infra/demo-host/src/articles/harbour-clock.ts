import type { DemoArticle } from "./demo-article.ts";

export const harbourClock: DemoArticle = {
  id: "harbour-clock",
  locale: "en",
  section: "History",
  title: "The harbour clock goes again, eleven minutes late on purpose",
  summary: "After two years in the workshop the clock is back, and so is its old habit.",
  paragraphs: [
    "The clock on the harbour office struck noon on Saturday for the first time in two years, eleven minutes after everybody else's. That is how it has to be, says the clockmaker who took it apart.",
    "Until 1911 the town kept the sun's time, and when the railway brought the country's, the harbour master of the day refused to move the hands. Captains who knew the clock simply counted; those who did not missed the tide once and knew it afterwards.",
    "The works were cleaned and two wheels were cut anew. The dial still has its hand-painted numbers, with the four drawn as four strokes.",
    "A small plate below the clock now tells visitors what time it is, and why the clock disagrees.",
  ],
  comments: [
    {
      author: "Ines Duarte",
      text: "My grandfather set his watch by it all his life and was late all his life. We thought it was his character.",
      votes: ["Maria Kowalska", "Tom Reyes"],
    },
    {
      author: "Jo Whitfield",
      text: "Four strokes for a four is common on dials. It balances the eight on the other side:\n\n> IIII against VIII\n\nOnce you have seen it you see it everywhere.",
      votes: ["Ines Duarte"],
    },
    {
      author: "Maria Kowalska",
      text: "I have walked past it for thirty years and never noticed. Thank you.",
      answers: 1,
    },
    {
      author: "Tom Reyes",
      text: "Is the workshop open to visitors? I would like to show my daughter how the wheels are cut.",
    },
    {
      author: "Jo Whitfield",
      text: "On the first Sunday of the month, in the afternoon. Ring twice.",
      answers: 3,
      votes: ["Tom Reyes"],
    },
  ],
};
