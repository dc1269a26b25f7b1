import { vault } from '../vault';

/**
 * Where a person's phones put what she uploads. CloudBase tells no function who created a file; only she is told this
 * name and nobody can guess it, so what lies in it is hers.
 */
export function folderOf(callerId: string): string {
  return vault.blind(`papers:${callerId}`).slice(0, 32);
}
