import type { JSX } from "preact";
import { createTranslate } from "../../locales/translate.ts";
import { loadMessages } from "../../locales/load-messages.ts";
import { HtmlDocument } from "./html-document.tsx";
import type { DocumentContext } from "./small-documents.tsx";

/** Empty until its script has looked whether somebody is logged in, or what one-time link opened it. */
export function AccountDocument({ locale, assets }: DocumentContext): JSX.Element {
  const t = createTranslate(locale, loadMessages(locale));
  return (
    <HtmlDocument locale={locale} title={t("account")} assets={assets}>
      <main id="parley-account">
        <noscript>{t("noScript")}</noscript>
      </main>
    </HtmlDocument>
  );
}
