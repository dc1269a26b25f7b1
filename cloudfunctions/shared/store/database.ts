import cloudbase from '@cloudbase/node-sdk';

/** One connection pool a process; every call of every function goes through it. */
export const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true });
export const database = app.database();
export const command = database.command;

/** The code that the SDK or Node put on an error; undefined when there is none. */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** A unique key or `_id` that is already taken; CloudBase has been seen to report it in two ways. */
export function isDuplicate(error: unknown): boolean {
  return errorCode(error) === 'DATABASE_DUPLICATE_WRITE' || String(error).includes('E11000');
}
