import type { ErrorCode } from "../../error-codes.ts";
import type * as z from "zod";

/** Who may call: everybody, a person (bearer), whoever shows the refresh cookie, or one with that role. */
export type Caller = "anyone" | "person" | "cookie" | "moderator" | "admin";

export interface OperationAnswer {
  status: number;
  /** Absent: no body. Each schema is one of the document's named ones. */
  schema?: z.ZodType;
  description: string;
}

/** One row of the contract's tables. */
export interface Operation {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** From the public origin on, `{name}` for what varies. */
  path: string;
  summary: string;
  description?: string;
  caller: Caller;
  query?: z.ZodType;
  /** Required request headers, by name. */
  headers?: Readonly<Record<string, z.ZodType>>;
  body?: z.ZodType;
  answer: OperationAnswer;
  /** Codes that this call answers with, beyond those that every call may. */
  problems?: readonly ErrorCode[];
}

export interface ApiDescription {
  title: string;
  description: string;
  operations: readonly Operation[];
  /** Become `components.schemas`; an operation's bodies and answers are among them. */
  schemas: Readonly<Record<string, z.ZodType>>;
}
