import { createHash } from 'node:crypto';

/** SHA-256 as hexadecimal, of a text in UTF-8 or of bytes. */
export function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
