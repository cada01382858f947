import type { FrameLocator, Locator, Page } from "playwright-core";
import { PASSWORD, unique } from "../../support/product-people.ts";

interface Person {
  email: string;
  name?: string;
}

type FormName = "Log in" | "Register";

/** The panel in English, as somebody uses it who sees, clicks and types. */
export interface Panel {
  readonly page: Page;
  /** Where its elements are: the frame, or the page. */
  readonly view: FrameLocator | Page;
  untilLive(): Promise<void>;
  button(name: string | RegExp): Locator;
  /** Without its replies, which stand outside of it. */
  comment(text: string): Locator;
  /** The comment that says this now, whatever it says later. */
  thisComment(text: string): Promise<Locator>;
  pill(): Locator;
  /** The text of the region that is read out. */
  status(): Locator;
  composer(): Locator;
  /** Resolves, as the two below, when the composer is there. */
  register(name?: string): Promise<Required<Person>>;
  logIn(person: Pick<Person, "email">): Promise<void>;
  /** The form that stands there already. */
  fillIn(form: FormName, person: Person): Promise<void>;
  /** Resolves when the comment is there. */
  post(text: string): Promise<Locator>;
  reply(to: Locator, text: string): Promise<Locator>;
}

export function panelIn(page: Page, view: FrameLocator | Page): Panel {
  const button = (name: string | RegExp) => view.getByRole("button", { name });
  const comment = (text: string) => view.locator("article", { hasText: text });
  async function thisComment(text: string): Promise<Locator> {
    const id = await comment(text).getAttribute("id");
    return view.locator(`[id="${id}"]`);
  }
  const composer = () => view.getByLabel("Add to the discussion…");
  const fillIn = async (form: FormName, { email, name = "" }: Person) => {
    const opened = view.getByRole("form", { name: form });
    await opened.getByLabel("E-mail").fill(email);
    await opened.getByLabel("Password", { exact: true }).fill(PASSWORD);
    if (form === "Register") {
      await opened.getByLabel("Name", { exact: true }).fill(name);
      await opened.getByLabel("I accept the house rules").check();
    }
    await opened.getByRole("button", { name: form, exact: true }).click();
    await composer().waitFor();
  };
  return {
    page,
    view,
    untilLive: () => view.locator('[data-live="live"]').waitFor(),
    button,
    comment,
    thisComment,
    pill: () => view.locator(".pill"),
    status: () => view.getByRole("status"),
    composer,
    async register(name = unique("Reader")) {
      const person = { name, email: `${unique("reader")}@example.org` };
      await button("Register").click();
      await fillIn("Register", person);
      return person;
    },
    async logIn({ email }) {
      await button("Log in").click();
      await fillIn("Log in", { email });
    },
    fillIn,
    async post(text) {
      await composer().fill(text);
      await button("Post comment").click();
      return thisComment(text);
    },
    async reply(to, text) {
      await to.getByRole("button", { name: /^Reply to/ }).click();
      await to.getByRole("textbox").fill(text);
      await to.getByRole("button", { name: "Post reply" }).click();
      return thisComment(text);
    },
  };
}
