import { errorCode } from './database';

/** Codes after which a request has surely not left, or was turned away at the door. */
const unsent: readonly unknown[] = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETDOWN',
  'EHOSTDOWN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EXCEED_REQUEST_LIMIT',
  'EXCEED_RATELIMIT',
  'EXCEED_CONCURRENT_REQUEST_LIMIT',
];

/** CloudBase's own codes for being busy (docs.cloudbase.net/error-code/basic), and those of a connection that broke. */
const passing: readonly unknown[] = [
  ...unsent,
  'DATABASE_TIMEOUT',
  'DATABASE_TRANSACTION_FAIL',
  'STORAGE_REQUEST_FAIL',
  'SERVER_TIMEOUT',
  'SYS_ERR',
  'ESOCKETTIMEDOUT',
  'ECONNRESET',
  'EPIPE',
];

/** The request has surely not taken effect. */
export function isUnsent(error: unknown): boolean {
  return unsent.includes(errorCode(error));
}

/** Somebody else was writing one of a transaction's documents; seen under its own code, and in the message alone. */
export function isConflict(error: unknown): boolean {
  return errorCode(error) === 'DATABASE_TRANSACTION_CONFLICT' || String(error).includes('TransactionConflict');
}

/** Trouble that a repeat in a few seconds usually does not meet again. */
export function isPassing(error: unknown): boolean {
  return passing.includes(errorCode(error)) || isConflict(error);
}
