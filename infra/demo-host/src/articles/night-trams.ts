import type { DemoArticle } from "./demo-article.ts";

export const nightTrams: DemoArticle = {
  id: "night-trams",
  locale: "en",
  section: "City",
  title: "Trams will run through the night on two lines",
  summary: "From the spring timetable on, lines 2 and 7 keep going between midnight and five.",
  paragraphs: [
    "From the first of April trams on lines 2 and 7 will no longer stop at midnight. One will leave every thirty minutes until the morning timetable takes over at five, the transport office said on Monday.",
    "The trial is planned for one year. Drivers for the night shift have been found among volunteers; eleven of them already drove the night buses that the trams will replace between the station and the harbour.",
    "Whether the lines keep running after the first year depends on how many people ride. The office counts on four hundred passengers a night, about as many as the buses carry now on a Friday.",
    "People who live along the tracks were promised that the rails in the two tightest curves will be ground before the first night run.",
  ],
  comments: [
    {
      author: "Maria Kowalska",
      text: "I work late at the hospital and walk home three nights a week. Half an hour between trams is still better than no tram.",
      votes: ["Tom Reyes", "Jo Whitfield", "Ines Duarte"],
    },
    {
      author: "Tom Reyes",
      text: "Will the last bus from the harbour still wait for the late ferry? The tram stop is ten minutes away on foot.",
      votes: ["Maria Kowalska"],
    },
    {
      author: "Ines Duarte",
      text: "The timetable draft has a tram at 0:42, eight minutes after the ferry. It is on page 3 of the notice at the stop.",
      answers: 1,
      votes: ["Tom Reyes"],
    },
    {
      author: "Tom Reyes",
      text: "Thank you, I had looked for it online and did not find it.",
      answers: 2,
    },
    {
      author: "Jo Whitfield",
      text: "We live in the curve at Mill Lane. **Grinding the rails** helped the last time, for about two years. I hope somebody listens again after that.",
    },
    {
      author: "Maria Kowalska",
      text: "Could the paper publish how many ride in the first month? Four hundred a night sounds like a lot for a Tuesday.",
      answers: 4,
    },
  ],
};
