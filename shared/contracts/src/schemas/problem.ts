import * as z from "zod";
import { STATUS_OF, type ErrorCode } from "../error-codes.ts";

const codes = Object.keys(STATUS_OF) as ErrorCode[];

/** RFC 9457 with the members of the contract. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(codes),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
