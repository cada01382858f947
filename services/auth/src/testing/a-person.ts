import type { Answer, Asked, TestAuth } from "./open-test-auth.ts";
import { PASSWORD } from "./open-test-auth.ts";

let people = 0;

/** What a registration sends; whatever matters to a test is told. */
export function aRegistration(over: Record<string, unknown> = {}) {
  people += 1;
  return {
    email: `person${people}@example.org`,
    password: PASSWORD,
    name: `Person ${people}a`,
    acceptedRules: true,
    session: "body",
    ...over,
  };
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
  readonly answer: Answer;
}

export async function aPerson(
  auth: Pick<TestAuth, "call">,
  over: Record<string, unknown> = {},
): Promise<Person> {
  const body = aRegistration(over);
  return personIn(await auth.call("POST", "/auth/v1/register", { body }));
}

export async function logIn(
  auth: Pick<TestAuth, "call">,
  email: string,
  asked: Asked & { password?: string } = {},
): Promise<Person> {
  const body = { email, password: asked.password ?? PASSWORD, session: "body" };
  return personIn(await auth.call("POST", "/auth/v1/login", { body, ...asked }));
}

/** The first admin, made with the set-up link. */
export async function theChief(auth: TestAuth): Promise<Person> {
  const { email, password, name } = aRegistration();
  const body = { token: auth.setupToken(), email, password, name };
  return personIn(await auth.call("POST", "/auth/v1/setup", { body }));
}

export function personIn(answer: Answer): Person {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  const { account, accessToken, refreshToken = "" } = answer.json;
  return { id: account.id, email: account.email, token: accessToken, refreshToken, answer };
}

/** Name and value of each cookie that an answer sets. */
export function cookiesOf(answer: Answer): Map<string, { value: string; attributes: string }> {
  return new Map(
    answer.headers.getSetCookie().map((line) => {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", value = ""] = pair.split("=");
      return [name, { value, attributes: attributes.join("; ") }];
    }),
  );
}

/** The cookies as a browser would send them back. */
export function cookieHeader(answer: Answer): string {
  return [...cookiesOf(answer)].map(([name, { value }]) => `${name}=${value}`).join("; ");
}
