export { LOCALES, loadMessages, localeOf, localeOfHeader } from "./load-messages.ts";
