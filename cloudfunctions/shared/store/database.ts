import cloudbase from '@cloudbase/node-sdk';

/** One connection pool a process; every call of every function goes through it. */
export const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true });
export const database = app.database();
export const command = database.command;

/** A unique key or `_id` that is already taken; CloudBase has been seen to report it in two ways. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'DATABASE_DUPLICATE_WRITE' || error.message.includes('E11000');
}
