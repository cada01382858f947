/** What the server's own small pages say. */
export interface PageTexts {
  notFound: string;
  notFoundNote: string;
  badAddress: string;
  badAddressNote: string;
  unavailable: string;
  unavailableNote: string;
  internal: string;
  internalNote: string;
  methodNotAllowed: string;
  home: string;
  whatItIs: string;
  account: string;
  apiDocs: string;
}

const en: PageTexts = {
  notFound: "Nothing is here",
  notFoundNote: "The address may be mistyped, or what was here has gone.",
  badAddress: "This address does not work",
  badAddressNote: "Part of it is missing or changed. Try the page that led you here.",
  unavailable: "Not available just now",
  unavailableNote: "The discussion cannot be reached. Try again in a moment.",
  internal: "Something went wrong",
  internalNote: "We have noted it. Try again in a moment.",
  methodNotAllowed: "This page can only be read",
  home: "To the start page",
  whatItIs:
    "Parley is the discussion under a news article. Readers meet it on the pages of newspapers that embed it; this server keeps their discussions.",
  account: "Your account",
  apiDocs: "How programs talk to it",
};

const ru: PageTexts = {
  notFound: "Здесь ничего нет",
  notFoundNote: "Возможно, в адресе опечатка, или страница удалена.",
  badAddress: "Этот адрес не работает",
  badAddressNote: "Часть его потеряна или изменена. Вернитесь на страницу, с которой пришли.",
  unavailable: "Сейчас недоступно",
  unavailableNote: "Обсуждение не отвечает. Повторите чуть позже.",
  internal: "Что-то пошло не так",
  internalNote: "Мы записали это. Повторите чуть позже.",
  methodNotAllowed: "Эту страницу можно только читать",
  home: "На начальную страницу",
  whatItIs:
    "Parley — это обсуждение под газетной статьёй. Читатели встречают его на страницах изданий; этот сервер хранит их обсуждения.",
  account: "Ваш аккаунт",
  apiDocs: "Как с ним говорят программы",
};

const TEXTS: Readonly<Record<string, PageTexts>> = { en, ru };

export function pageTexts(locale: string): PageTexts {
  return TEXTS[locale] ?? en;
}
