import "../panel/styles/panel.css";
import "../panel/styles/late.css";
import { render } from "preact";
import { loadMessages, localeOf } from "../locales/load-messages.ts";
import { createTranslate } from "../locales/translate.ts";
import { createAccountApp } from "./account-app.ts";
import { AccountPage } from "./account-page.tsx";

const ROOT_ID = "parley-account";

const root = document.getElementById(ROOT_ID);
if (root) {
  const locale = localeOf(document.documentElement.lang);
  const t = createTranslate(locale, loadMessages(locale));
  const app = createAccountApp(t, location.hash);
  // The token is in memory now; in the address it would stay in the history.
  history.replaceState(null, "", location.pathname + location.search);
  // A one-time link opened where the page is open already.
  addEventListener("hashchange", () => location.reload());
  const draw = () => {
    render(<AccountPage app={app} state={app.store.get()} t={t} locale={locale} />, root);
  };
  app.store.subscribe(draw);
  draw();
  void app.start();
}
