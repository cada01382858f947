import type { Request, Response } from "express";
import { Passport } from "passport";
import { Strategy } from "passport-local";
import type { AccountRecord } from "../accounts/account-record.ts";

export type VerifyLogin = (email: string, password: string) => Promise<AccountRecord | null>;

/**
 * The one place where passport-local is called. It would also take the credentials from the query, and a rejected
 * verify would leave the request hanging: so it sees only the parsed body, and a callback takes every outcome.
 */
export function passportLogin(
  { req, res }: { req: Request; res: Response },
  credentials: { email: string; password: string },
  verify: VerifyLogin,
): Promise<AccountRecord | null> {
  return new Promise((resolve, reject) => {
    const strategy = new Strategy(
      { usernameField: "email", session: false },
      (email, password, done) => {
        verify(email, password).then((account) => done(null, account ?? false), done);
      },
    );
    const settle = (error: unknown, account: AccountRecord | false | undefined): void => {
      if (error) reject(error);
      else resolve(account || null);
    };
    const parsed: Request = Object.create(req, {
      body: { value: credentials },
      query: { value: {} },
    });
    new Passport().use(strategy).authenticate("local", { session: false }, settle)(
      parsed,
      res,
      reject,
    );
  });
}
