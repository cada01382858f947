import { AppError } from "../../problem.ts";

const DUPLICATE_KEY = 11_000;

/** Of servers that step down, stop, time out or cannot reach the majority: what was sent may have been done. */
const UNKNOWN_OUTCOME_CODES = new Set([
  6, 7, 50, 64, 89, 91, 100, 133, 189, 202, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436,
]);

const UNKNOWN_OUTCOME_NAMES = new Set([
  "MongoNetworkError",
  "MongoNetworkTimeoutError",
  "MongoServerSelectionError",
  "MongoWriteConcernError",
  "MongoOperationTimeoutError",
  "MongoNotConnectedError",
  "MongoTopologyClosedError",
  "MongoClientClosedError",
  "MongoServerClosedError",
  "MongoStalePrimaryError",
  "MongoExpiredSessionError",
  "MongoPoolClosedError",
  "MongoPoolClearedError",
  "PoolClearedOnNetworkError",
  "MongoWaitQueueTimeoutError",
]);

interface DriverError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly writeErrors?: unknown;
}

/** The same error, or `store-unavailable` where the database did not say what became of the call. */
export function storeError(error: unknown): unknown {
  if (!isDriverError(error) || !isOutcomeUnknown(error)) return error;
  const detail = "the store does not answer; ask again with the same key";
  return new AppError("store-unavailable", detail, { cause: error });
}

/** One document, or all that failed of several, was there already. Which index refused is not told: read again. */
export function isDuplicateKey(error: unknown): boolean {
  if (!isDriverError(error)) return false;
  if (error.name !== "MongoBulkWriteError") return error.code === DUPLICATE_KEY;
  const failed = writeErrors(error);
  return failed.length > 0 && failed.every(({ code }) => code === DUPLICATE_KEY);
}

function isOutcomeUnknown(error: DriverError): boolean {
  if (UNKNOWN_OUTCOME_NAMES.has(String(error.name))) return true;
  // The driver wraps what stopped a bulk; without a refused document it was the connection or the write concern.
  if (error.name === "MongoBulkWriteError" && writeErrors(error).length === 0) return true;
  return typeof error.code === "number" && UNKNOWN_OUTCOME_CODES.has(error.code);
}

/** The driver gives one, or several. */
function writeErrors({ writeErrors: given }: DriverError): DriverError[] {
  return (Array.isArray(given) ? given : [given]).filter(isWriteError);
}

const isWriteError = (error: unknown): error is DriverError =>
  typeof error === "object" && error !== null && "code" in error;

function isDriverError(error: unknown): error is DriverError {
  return typeof error === "object" && error !== null && "name" in error;
}
